// Prints the text content of a PDF: the items that pdf.js finds, and its ends of lines.
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const data = new Uint8Array(readFileSync(process.argv[2]));
const pdf = await getDocument({ data, verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const text = items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
  process.stdout.write(`${text}\n`);
}
