// Builds what the pages load into ../wwwroot/dist: one style sheet and one for staff, one font, one sheet of icons, small scripts.
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
for (const sheet of ["app", "staff"])
    writeFileSync(`${out}/${sheet}.css`, sass.compile(`src/${sheet}.scss`, quiet).css);

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

// Only the icons that a page names. Code has other words that an icon is also called by ("code", "link", "windows"):
// one without a hyphen counts where icons are spoken of, or within a few lines below.
const icons = new Set(readdirSync("node_modules/bootstrap-icons/icons").map(file => file.replace(".svg", "")));
const named = new Set();
const read = path => {
    let near = 0;
    for (const line of readFileSync(path, "utf8").split("\n")) {
        near = /\bIcon\b|BarSign|ConsoleLink|ConsoleTask|WhatWaits|RowAct|Acts =|Picture="/.test(line) ? 8 : near - 1;
        for (const [, name] of line.matchAll(/"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)"/g))
            if (icons.has(name) && (near > 0 || name.includes("-"))) named.add(name);
    }
};
const walk = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) {
            if (!["bin", "obj", "node_modules", "wwwroot", "data", "Migrations"].includes(entry.name)) walk(path);
        } else if (/\.(razor|cs)$/.test(entry.name)) read(path);
    }
};
walk("..");

// Drawn on 16 units and shown at 16 to 32 pixels: a thousandth of a unit is seen by nobody and costs a tenth of the sheet.
const rounded = path =>
    path.replace(/-?\d*\.\d{3,}/g, number => {
        const short = String(+(+number).toFixed(2)).replace(/^(-?)0\./, "$1.");
        // A whole number would grow together with what stands before or after it.
        return short.includes(".") ? short : ` ${short} `;
    });
const symbols = [...named].sort().map(name => {
    const inside = readFileSync(`node_modules/bootstrap-icons/icons/${name}.svg`, "utf8")
        .replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "")
        .trim();
    return `<symbol id="${name}" viewBox="0 0 16 16">${rounded(inside)}</symbol>`;
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
        "src/board.ts",
        "src/print.ts",
        "src/card.ts",
        "src/card-worker.ts",
        "src/ticket.ts",
        "src/door.ts",
        "src/desk.ts",
        "src/local-time.ts",
        "src/editor.ts",
        "src/film.ts",
        "src/search.ts",
        "src/today.ts",
        "src/find.ts",
    ],
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2020",
    splitting: true,
    chunkNames: "part-[hash]",
});
