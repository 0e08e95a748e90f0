// What mail clients do not support in HTML files, by the data of caniemail: one line of JSON.
// Usage: node letter-lint.mjs FOLDER-OF-PACKAGES CLIENTS(,) FILE...
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [packages, clients, ...files] = process.argv.slice(2);
const { caniemail, rawData } = await import(pathToFileURL(`${packages}/caniemail/dist/index.js`));

// Where nobody tested a feature in a client, the package gives up; untested is neither yes nor no.
const tested = rawData.data.flatMap(({ stats }) => Object.entries(stats).flatMap(([family, all]) => Object.keys(all).map((one) => [family, one])));
for (const { stats } of rawData.data) {
  for (const [family, one] of tested) {
    stats[family] ??= {};
    stats[family][one] ??= { unknown: "u" };
  }
}

const found = [];
for (const file of files) {
  const { issues } = caniemail({ clients: clients.split(","), html: readFileSync(file, "utf8") });
  const byFeature = {};
  for (const [client, all] of issues.errors) {
    for (const { title, position } of all) {
      byFeature[title] ??= { line: position?.start?.line ?? null, clients: new Set() };
      byFeature[title].clients.add(client);
    }
  }
  for (const [title, { line, clients: without }] of Object.entries(byFeature)) {
    found.push({ file, title, line, clients: [...without].sort() });
  }
}
console.log(JSON.stringify({ files: files.length, found }));
