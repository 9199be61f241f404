// Puts two CycloneDX files into one: node scripts/sbom.mjs NUGET NPM FILE. Called by scripts/sbom.
import { readFileSync, writeFileSync } from "node:fs";

const [nuget, npm] = process.argv.slice(2, 4).map(path => JSON.parse(readFileSync(path, "utf8")));

const both = { ...nuget, components: [...nuget.components, ...npm.components] };
// The front end is a part of the application, whose own entry leads to the parts of both.
const [root, front] = [nuget.metadata.component["bom-ref"], npm.metadata.component["bom-ref"]];
const ofFront = npm.dependencies.find(one => one.ref === front)?.dependsOn ?? [];
both.dependencies = [...nuget.dependencies, ...npm.dependencies.filter(one => one.ref !== front)].map(one =>
    one.ref === root ? { ...one, dependsOn: [...(one.dependsOn ?? []), ...ofFront] } : one,
);
writeFileSync(process.argv[4], JSON.stringify(both, null, 2) + "\n");
console.log(`${both.components.length} components in ${process.argv[4]}`);
