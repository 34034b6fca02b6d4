import assert from "node:assert/strict";
import { test } from "node:test";

import { fromBase64Url, toBase64Url } from "../src/base64url";

test("the letters that addresses can't hold are others, and nothing is padded", () => {
  assert.equal(toBase64Url(new Uint8Array([251, 255]).buffer), "-_8");
  assert.deepEqual([...fromBase64Url("-_8")], [251, 255]);
});

test("every byte comes back", () => {
  const all = Uint8Array.from({ length: 256 }, (_, at) => at);
  assert.deepEqual(fromBase64Url(toBase64Url(all.buffer)), all);
  assert.equal(toBase64Url(new ArrayBuffer(0)), "");
});
