// Called by scripts/compare-pages: WORK BEFORE AFTER PAGES.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdirSync, openSync } from "node:fs";
import { createServer } from "node:net";

const [work, before, after, count] = process.argv.slice(2);
const wanted = Number(count);
const servers = [];
process.on("exit", () => servers.forEach(server => server.kill()));

// --- two servers, one database -------------------------------------------------------------------------------

const freePort = () =>
    new Promise(found => {
        const probe = createServer().listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => found(port));
        });
    });

// Both are told the same public address, so that what they say of themselves is the same.
async function start(checkout, name, file, fill) {
    const folder = `${work}/${name}`;
    mkdirSync(folder, { recursive: true });
    const address = `http://127.0.0.1:${await freePort()}`;
    const app = `${checkout}/src/HeteroSpace`;
    const server = spawn("dotnet", [`${app}/bin/Debug/net10.0/HeteroSpace.dll`, "--contentRoot", app], {
        env: {
            ...process.env,
            ConnectionStrings__HeteroSpace: `Data Source=${file}`,
            Demo__Fill: fill,
            Jobs__Work: "false",
            ASPNETCORE_URLS: address,
            PublicUrl: "https://hetero.example.org",
            Storage__Path: `${work}/files`,
            Mail__Folder: `${folder}/mail`,
        },
        stdio: ["ignore", openSync(`${folder}/log`, "w"), openSync(`${folder}/log`, "a")],
    });
    servers.push(server);
    for (let tries = 0; tries < 1200; tries++) {
        try {
            if ((await fetch(`${address}/health/ready`)).ok) return { address, server };
        } catch {
            if (server.exitCode !== null) throw new Error(`${checkout} did not start: ${folder}/log`);
        }
        await new Promise(go => setTimeout(go, 250));
    }
    throw new Error(`${checkout} does not answer`);
}

const stop = ({ server }) => new Promise(done => server.once("exit", done) && server.kill());
const sqlite = (file, ...statements) => execFileSync("sqlite3", [file, ...statements]).toString();

// The history of migrations is each checkout's own: the tables are the same, only the way to them may have been made anew.
async function copyFor(checkout, name, filled) {
    const [own, file] = [`${work}/${name}-empty.db`, `${work}/${name}.db`];
    await stop(await start(checkout, `${name}-empty`, own, "none"));
    copyFileSync(filled, file);
    sqlite(
        file,
        `attach '${own}' as own`,
        `delete from "__EFMigrationsHistory"`,
        `insert into "__EFMigrationsHistory" select * from own."__EFMigrationsHistory"`,
    );
    return file;
}

// --- a reader: visitor, member or staff -----------------------------------------------------------------------

class Reader {
    cookies = new Map();

    constructor(address) {
        this.address = address;
    }

    async ask(path, form) {
        const answer = await fetch(this.address + path, {
            method: form ? "POST" : "GET",
            body: form && new URLSearchParams(form),
            redirect: "manual",
            headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
        });
        for (const cookie of answer.headers.getSetCookie()) {
            const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
            this.cookies.set(name, value);
        }
        return answer;
    }

    async signIn(email) {
        const page = await (await this.ask("/masuk")).text();
        const form = page.split("<form").find(part => part.includes('name="kontak"') && part.includes('name="sandi"'));
        const fields = Object.fromEntries(
            [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
                /name="([^"]*)"/.exec(input)[1],
                /value="([^"]*)"/.exec(input)?.[1] ?? "",
            ]),
        );
        const answer = await this.ask("/masuk", { ...fields, kontak: email, sandi: "HeteroSpace-2026" });
        if (answer.status >= 400) throw new Error(`${email} could not sign in: ${answer.status}`);
        const home = await this.ask("/saya");
        if (home.status !== 200) throw new Error(`${email} could not sign in: /saya answers ${home.status}`);
        return this;
    }
}

const readersOf = async address => ({
    visitor: new Reader(address),
    member: await new Reader(address).signIn("anggota@example.org"),
    staff: await new Reader(address).signIn("pengelola@example.org"),
    admin: await new Reader(address).signIn("admin@example.org"),
});

// --- which pages: from link to link, one or two of each kind --------------------------------------------------

const begins = [
    ["visitor", "/"],
    ["visitor", "/?lang=en"],
    ["member", "/saya"],
    ["staff", "/konsol/semarang"],
    ["staff", "/meja/semarang"],
    ["admin", "/konsol/semarang"],
];
const notPages =
    /\.(ics|atom|xml|csv|xlsx|pdf|png|jpe?g|webp|svg|zip|ris|bib|json)$|^\/(keluar|dist|files|berkas|media|status|berhenti)\b/;

// Two links are of one kind when they differ in names, days and codes only.
const kindOf = path => {
    const [address, query = ""] = path.split("?");
    const parts = address.split("/").map((part, depth) => (depth > 2 || /\d|-/.test(part) ? "*" : part));
    return parts.join("/") + "?" + [...new URLSearchParams(query).keys()].sort().join("&");
};

// Each reader's links in turn, so that staff's pages are as many as a visitor's.
async function choose(readers) {
    const [chosen, seen, kinds] = [[], new Set(), new Map()];
    const queues = Object.keys(readers).map(who => ({
        who,
        links: begins.filter(([by]) => by === who).map(([, at]) => at),
    }));
    while (chosen.length < wanted && queues.some(({ links }) => links.length > 0))
        for (const { who, links } of queues) {
            const path = links.shift();
            const kind = `${who} ${kindOf(path ?? "")}`;
            if (!path || seen.has(`${who} ${path}`) || (kinds.get(kind) ?? 0) >= 2) continue;
            seen.add(`${who} ${path}`);
            const answer = await readers[who].ask(path);
            if (answer.status !== 200 || !answer.headers.get("content-type")?.startsWith("text/html")) continue;
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
            chosen.push([who, path]);
            for (const [, href] of (await answer.text()).matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
                const link = href.replaceAll("&amp;", "&");
                if (!notPages.test(link.split("?")[0])) links.push(link);
            }
        }
    return chosen.slice(0, wanted);
}

// --- the comparison: what is made anew for each answer is blanked, and counted --------------------------------

const madeAnew = [
    ["token", /(name="__RequestVerificationToken" value=")[^"]*/g],
    ["stamp of a form", /(name="saat" value=")[^"]*/g],
    ["signed word", /()CfDJ8[\w-]{20,}/g],
    ["signed link", /(\/(?:status|berhenti)\/)[\w-]{20,}/g],
    ["signed link in a code of squares", /(<path fill="#000" d=")[^"]*/g],
    ["fingerprint", /(\/dist\/[\w-]+\.)[a-z0-9]{8,12}(?=\.(?:css|js|svg|woff2))/g],
    ["fingerprint", /((?:integrity|nonce)=")[^"]*/g],
    ["fingerprint", /(part-)[A-Z0-9]{8}/g],
    ["name made for this answer", /(name="id" value=")[^"]*/g],
    ["minute in which figures were counted", /((?:Dihitung pukul|Counted at) )\d\d[.:]\d\d/g],
];
const blanked = new Map();

function plain(html) {
    for (const [what, pattern] of madeAnew)
        html = html.replace(pattern, (_, kept) => {
            blanked.set(what, (blanked.get(what) ?? 0) + 1);
            return `${kept}…`;
        });
    return html
        .replace(/>\s+/g, ">\n")
        .replace(/\s+</g, "\n<")
        .replace(/></g, ">\n<")
        .replace(/[^\S\n]+/g, " ")
        .split("\n")
        .map(line => line.trim())
        .filter(line => line);
}

async function differs(one, other, path) {
    const [left, right] = await Promise.all([one.ask(path), other.ask(path)]);
    if (left.status !== right.status) return `${left.status} before, ${right.status} after`;
    const [old, young] = [plain(await left.text()), plain(await right.text())];
    const at = old.findIndex((line, number) => line !== young[number]);
    if (at >= 0) return `line ${at}\n  before ${old[at]}\n  after  ${young[at]}`;
    return old.length === young.length
        ? null
        : `after has ${young.length - old.length} more lines: ${young[old.length]}`;
}

const filled = `${work}/filled.db`;
await stop(await start(after, "fill", filled, "small"));
const left = await readersOf((await start(before, "before", await copyFor(before, "b", filled), "none")).address);
const right = await readersOf((await start(after, "after", await copyFor(after, "a", filled), "none")).address);

const pages = await choose(left);
await choose(right); // warms the same caches
let different = 0;
for (const [who, path] of pages) {
    let found = await differs(left[who], right[who], path);
    // A minute may have passed between the two answers.
    for (let again = 0; found && again < 2; again++) found = await differs(left[who], right[who], path);
    if (!found) continue;
    different++;
    console.log(`${who} ${path}: ${found}`);
}
const readBy = who => pages.filter(([by]) => by === who).length;
console.log(
    `Read by ${Object.keys(left)
        .map(who => `${who} ${readBy(who)}`)
        .join(", ")}.`,
);
console.log(`Blanked: ${[...blanked].map(([what, times]) => `${what} ${times}`).join(", ")}.`);
console.log(`${pages.length} pages compared, ${pages.length - different} equal, ${different} different.`);
process.exit(different > 0 || pages.length < wanted ? 1 : 0);
