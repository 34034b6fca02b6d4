import assert from "node:assert/strict";
import { test } from "node:test";

import { codePointsBefore, trimmed, unitsBefore } from "../src/codepoints";

test("ASCII counts one for one", () => {
  assert.equal(codePointsBefore("abc", 0), 0);
  assert.equal(codePointsBefore("abc", 2), 2);
  assert.equal(codePointsBefore("abc", 3), 3);
});

test("an emoji is one code point and two units", () => {
  assert.equal(codePointsBefore("a😀b", 1), 1);
  assert.equal(codePointsBefore("a😀b", 3), 2);
  assert.equal(codePointsBefore("a😀b", 4), 3);
});

test("a place inside a pair counts the whole pair", () => {
  assert.equal(codePointsBefore("😀", 1), 1);
});

test("a family emoji is its code points, joiners and all, as the server counts", () => {
  const family = "👩‍👩‍👧";
  assert.equal(family.length, 8);
  assert.equal(codePointsBefore(family, 8), 5);
});

test("combining marks, Han outside the first plane and line ends count one each", () => {
  assert.equal(codePointsBefore("e\u0301𠮷\r\n", 6), 5);
});

test("a lone surrogate counts one", () => {
  assert.equal(codePointsBefore("\ud83d!", 2), 2);
});

test("more units than there are stop at the end", () => {
  assert.equal(codePointsBefore("ab", 9), 2);
});

test("blanks at the ends of a stretch are left out", () => {
  assert.deepEqual(trimmed({ start: 10, end: 15, words: " 😀a\n " }), { start: 11, end: 13, words: "😀a" });
});

test("a stretch of blanks is nothing", () => {
  assert.equal(trimmed({ start: 3, end: 5, words: " \n" }), null);
});

test("code points lead back to the unit where they begin", () => {
  assert.equal(unitsBefore("a😀b", 2), 3);
  assert.equal(unitsBefore("a😀b", 9), 4);
});
