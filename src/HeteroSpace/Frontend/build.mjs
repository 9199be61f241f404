// Builds what the pages load into ../wwwroot/dist: one style sheet, one font, one sheet of icons, small scripts.
import { build } from "esbuild";
import * as sass from "sass";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

const out = "../wwwroot/dist";
rmSync(out, { recursive: true, force: true });
mkdirSync(`${out}/fonts`, { recursive: true });

const quiet = {
    loadPaths: ["node_modules"],
    style: "compressed",
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
};
writeFileSync(`${out}/app.css`, sass.compile("src/app.scss", quiet).css);

cpSync(
    "node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
    `${out}/fonts/plus-jakarta-sans.woff2`,
);

// For drawing PDFs, which needs the outlines as TrueType; no page loads them.
for (const [weight, name] of [
    ["400Regular", "regular"],
    ["700Bold", "bold"],
    ["800ExtraBold", "extra-bold"],
])
    cpSync(
        `node_modules/@expo-google-fonts/plus-jakarta-sans/${weight}/PlusJakartaSans_${weight}.ttf`,
        `${out}/fonts/${name}.ttf`,
    );

// Only the icons that a page names.
const names = new Set();
const walk = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) {
            if (!["bin", "obj", "node_modules", "wwwroot", "data", "Migrations"].includes(entry.name)) walk(path);
        } else if (/\.(razor|cs)$/.test(entry.name))
            for (const found of readFileSync(path, "utf8").matchAll(/"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/g))
                names.add(found[1]);
    }
};
walk("..");
const icons = new Set(readdirSync("node_modules/bootstrap-icons/icons").map(file => file.replace(".svg", "")));
const symbols = [...names]
    .filter(name => icons.has(name))
    .sort()
    .map(name => {
        const inside = readFileSync(`node_modules/bootstrap-icons/icons/${name}.svg`, "utf8")
            .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "")
            .trim();
        return `<symbol id="${name}" viewBox="0 0 16 16">${inside}</symbol>`;
    });
writeFileSync(`${out}/icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);

await build({
    entryPoints: [
        "src/passkey.ts",
        "src/form.ts",
        "src/shell.ts",
        "src/offline.ts",
        "src/offline-worker.ts",
        "src/similar.ts",
        "src/card.ts",
        "src/card-worker.ts",
        "src/ticket.ts",
        "src/door.ts",
        "src/local-time.ts",
        "src/editor.ts",
        "src/film.ts",
        "src/search.ts",
    ],
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    splitting: true,
    chunkNames: "part-[hash]",
});
