import { render } from "preact";
import { watchDrops } from "./rooms/drop";
import { face, start } from "./rooms/start";
import "./style.css";
import { App } from "./views/App";

// A face that cannot be loaded keeps nobody from their work.
await face().catch(() => undefined);
const page = document.getElementById("page");
if (page !== null) {
  page.replaceChildren();
  render(<App />, page);
}
watchDrops();
await start();
