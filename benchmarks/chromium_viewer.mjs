// The text that Chromium's own viewer of PDF gives when all is selected:
// node --experimental-websocket chromium_viewer.mjs FILE.pdf FOLDER, FOLDER being for its profile.
// The viewer is an extension; its PluginController is what its own Select All speaks to.

import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";

const [file, folder] = process.argv.slice(2);
const VIEWER = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/";
const SELECT_ALL = `import("${VIEWER}pdf_viewer_wrapper.js").then(async ({PluginController}) => {
  const controller = PluginController.getInstance();
  controller.selectAll();
  return (await controller.getSelectedText()).selectedText;
})`;
const PATIENCE = 30;

const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
const chromium = spawn("chromium", [...flags, `--user-data-dir=${folder}`, "about:blank"], {
  stdio: ["ignore", "ignore", "pipe"],
});
const address = await new Promise((resolve) => {
  let said = "";
  chromium.stderr.on("data", (data) => {
    said += data;
    const found = said.match(/DevTools listening on (ws:\S+)/);
    if (found) resolve(found[1]);
  });
});
const socket = new WebSocket(address);
await new Promise((resolve) => (socket.onopen = resolve));
const waiting = new Map();
socket.onmessage = ({ data }) => {
  const answer = JSON.parse(data);
  waiting.get(answer.id)?.(answer.result ?? {});
};
let count = 0;
const send = (method, params = {}, sessionId = undefined) =>
  new Promise((resolve) => {
    waiting.set(++count, resolve);
    socket.send(JSON.stringify({ id: count, method, params, sessionId }));
  });

await send("Target.createTarget", { url: pathToFileURL(file).href });
let text = "";
for (let second = 0; second < PATIENCE && !text; second++) {
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const { targetInfos } = await send("Target.getTargets");
  const viewer = targetInfos.find((one) => one.type === "iframe" && one.url.startsWith(VIEWER));
  if (!viewer) continue;
  const attach = { targetId: viewer.targetId, flatten: true };
  const { sessionId } = await send("Target.attachToTarget", attach);
  const ask = { expression: SELECT_ALL, awaitPromise: true, returnByValue: true };
  text = (await send("Runtime.evaluate", ask, sessionId)).result?.value ?? "";
}
process.stdout.write(text, () => {
  chromium.kill();
  process.exit(text ? 0 : 1);
});
