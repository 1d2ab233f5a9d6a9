// obscenity on comments: reads a JSON string a line, writes 0 or 1 a line, then the seconds that looking took.
import { readFileSync } from "node:fs";
import { RegExpMatcher, englishDataset, englishRecommendedTransformers } from "obscenity";

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const comments = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
matcher.hasMatch("warm");
const begun = process.hrtime.bigint();
const found = comments.map((comment) => matcher.hasMatch(comment));
const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
process.stdout.write(found.map((is) => (is ? "1\n" : "0\n")).join("") + `${seconds}\n`);
