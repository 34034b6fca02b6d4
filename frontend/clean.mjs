// Chunks are named by their content, so those of an older build would stay behind.
import { rmSync } from "node:fs";

rmSync(new URL("../src/tamarack/web/static/dist", import.meta.url), { recursive: true, force: true });
