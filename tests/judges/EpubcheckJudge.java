import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Judges many files in one JVM: a line a message, "file TAB severity TAB id TAB place TAB text". */
public final class EpubcheckJudge {
  public static void main(String[] paths) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (String path : paths) {
      new EpubCheck(new File(path), new LineReport(path, out)).check();
    }
  }

  private static final class LineReport extends MasterReport {
    private final String path;
    private final PrintStream out;

    LineReport(String path, PrintStream out) {
      this.path = path;
      this.out = out;
    }

    @Override
    public void message(Message message, EPUBLocation location, Object... arguments) {
      String place = location.getPath() + ":" + location.getLine() + ":" + location.getColumn();
      String text = message.getMessage(arguments).replaceAll("\\s+", " ");
      out.println(
          String.join("\t", path, message.getSeverity().name(), message.getID().name(), place, text));
    }

    @Override
    public void info(String resource, FeatureEnum feature, String value) {}

    @Override
    public int generate() {
      return 0;
    }

    @Override
    public void initialize() {}
  }
}
