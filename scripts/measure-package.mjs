// What the package weighs and how fast it stands: the published folder, its start, what it holds in memory, how fast
// it answers, and a first `dotnet run`.
//   scripts/measure-package [PART...]   parts: folder start memory speed clone (all of them when none is named)
//   ROUNDS=5        how many starts, and CLONES=3 how many first runs; medians are printed
//   PUBLISHED=DIR   measures that folder instead of publishing one
// Linux; needs the .NET SDK, Node and git. Writes only into a folder of its own under the system's temporary one.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { Agent, get } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const work = mkdtempSync(join(tmpdir(), "measure-package-"));
const asked = process.argv.slice(2);
const wants = part => asked.length === 0 || asked.includes(part);
const rounds = Number(process.env.ROUNDS ?? 5);
const clones = Number(process.env.CLONES ?? 3);
const quiet = { DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1" };

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const at = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)];
const median = numbers => at(numbers, 0.5);
const seconds = milliseconds => (milliseconds / 1000).toFixed(2);
const say = (what, ours, limit = "") => console.log(`| ${what} | ${ours} | ${limit} |`);
const freePort = () =>
    new Promise(done => {
        const server = createServer().listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => done(port));
        });
    });

// --- a running server ------------------------------------------------------------------------------------
const fetchOnce = (port, path, agent) =>
    new Promise(done => {
        get({ host: "127.0.0.1", port, path, agent, headers: { "accept-encoding": "br" } }, answer => {
            answer.resume().on("end", () => done(answer.statusCode));
        }).on("error", () => done(0));
    });

async function until200(port, path, child, limit) {
    const end = Date.now() + limit;
    while (Date.now() < end && child.exitCode === null) {
        if ((await fetchOnce(port, path)) === 200) return;
        await pause(5);
    }
    throw new Error(`${path} did not answer 200`);
}

function cpuMilliseconds(pid) {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 10;
}

function memory(pid) {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return name => (Number(text.match(new RegExp(`^${name}: +(\\d+)`, "m"))[1]) * 1024) / 1e6;
}

// Nothing that was started stays when a part fails.
const running = new Set();
process.on("exit", () => running.forEach(child => child.exitCode ?? child.kill("SIGKILL")));
const ended = child => new Promise(done => (child.exitCode === null ? child.once("exit", done) : done()));

async function startServer(folder, home) {
    const port = await freePort();
    const began = performance.now();
    const child = spawn(join(folder, "HeteroSpace"), {
        cwd: home,
        stdio: ["ignore", "ignore", "inherit"],
        env: { ...process.env, ...quiet, ASPNETCORE_URLS: `http://127.0.0.1:${port}`, Demo__Fill: "small" },
    });
    running.add(child);
    await until200(port, "/health/ready", child, 120_000);
    const ready = performance.now() - began;
    const cpu = cpuMilliseconds(child.pid);
    await until200(port, "/", child, 60_000);
    return { child, port, ready, cpu, page: performance.now() - began };
}

async function stop(child) {
    child.kill("SIGTERM");
    await ended(child);
    running.delete(child);
}

// --- the parts -------------------------------------------------------------------------------------------
function sizeOf(folder) {
    return readdirSync(folder, { recursive: true })
        .map(name => statSync(join(folder, name)))
        .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

function publish() {
    const folder = join(work, "published");
    execFileSync(
        "dotnet",
        ["publish", "src/HeteroSpace", "-c", "Release", "-r", "linux-x64", "-o", folder, "-v", "q"],
        { cwd: root, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...quiet } },
    );
    return folder;
}

async function measureStart(folder, home) {
    const starts = [];
    for (let round = 0; round < rounds; round++) {
        const started = await startServer(folder, home);
        await stop(started.child);
        starts.push(started);
    }
    const each = key => seconds(median(starts.map(one => one[key])));
    say("start to ready, SQLite with the demo", `${each("ready")} s (processor ${each("cpu")} s)`, "1.5 s");
    say("start to the first page", `${each("page")} s`);
}

async function measureMemory(folder, home) {
    const held = [];
    for (let round = 0; round < Math.ceil(rounds / 2); round++) {
        const { child } = await startServer(folder, home);
        await pause(60_000);
        held.push(memory(child.pid));
        await stop(child);
    }
    const each = name => `${median(held.map(one => one(name))).toFixed(0)} MB`;
    say("60 s after the first page: anonymous", each("Anonymous"), "50 MB");
    say("60 s after the first page: resident", each("Rss"), "180 MB");
}

async function measureSpeed(folder, home) {
    const { child, port } = await startServer(folder, home);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    // The last asks something new each time, so that no kept answer is given.
    const asks = {
        "/": () => "/",
        "/ruang": () => "/ruang",
        "/ruang, never kept": number => `/ruang?orang=${1 + (number % 20)}&lama=${30 + 30 * Math.floor(number / 20)}`,
    };
    for (const [what, path] of Object.entries(asks)) {
        const took = [];
        for (let number = 0; number < 250; number++) {
            const began = performance.now();
            const status = await fetchOnce(port, path(number), agent);
            if (status !== 200) throw new Error(`${path(number)}: ${status}`);
            if (number >= 50) took.push(performance.now() - began);
        }
        say(`200 requests of ${what}`, `p50 ${median(took).toFixed(2)} ms, p90 ${at(took, 0.9).toFixed(2)} ms`);
    }
    say("after these: anonymous", `${memory(child.pid)("Anonymous").toFixed(0)} MB`);
    await stop(child);
}

function freshClone(name) {
    const place = join(work, name);
    mkdirSync(join(place, "home"), { recursive: true });
    execFileSync("git", ["clone", "--quiet", root, join(place, "clone")]);
    const env = { ...process.env, ...quiet, HOME: join(place, "home") };
    Object.assign(env, { NUGET_PACKAGES: join(place, "nuget"), npm_config_cache: join(place, "npm") });
    delete env.CI;
    return { clone: join(place, "clone"), place, env };
}

async function firstRun(name) {
    const { clone, place, env } = freshClone(name);
    const port = await freePort();
    const began = performance.now();
    const child = spawn("dotnet", ["run", "--project", "src/HeteroSpace"], {
        cwd: clone,
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...env, ASPNETCORE_URLS: `http://127.0.0.1:${port}` },
    });
    let [first, last, silence] = [0, 0, 0];
    const heard = chunk => {
        const now = performance.now() - began;
        first ||= now;
        silence = Math.max(silence, now - last);
        last = now;
        if (process.env.LOUD) console.error(`${seconds(now).padStart(7)}  ${String(chunk).trimEnd()}`);
    };
    child.stdout.on("data", heard);
    child.stderr.on("data", heard);
    try {
        await until200(port, "/", child, 600_000);
        const page = performance.now() - began;
        return { first, silence: Math.max(silence, page - last), page };
    } finally {
        process.kill(-child.pid, "SIGTERM");
        await ended(child);
        rmSync(place, { recursive: true, force: true });
    }
}

// What a full download costs against the same with everything in the caches: the registries' share.
function registries(name) {
    const { clone, place, env } = freshClone(name);
    const timed = (command, words, where) => {
        const began = performance.now();
        execFileSync(command, words, { cwd: where, env, stdio: ["ignore", "ignore", "inherit"] });
        return performance.now() - began;
    };
    const restore = () => timed("dotnet", ["restore", "src/HeteroSpace", "-v", "q"], clone);
    const npm = () => timed("npm", ["ci", "--silent"], join(clone, "src/HeteroSpace/Frontend"));
    const took = { restore: restore(), npm: npm() };
    rmSync(join(clone, "src/HeteroSpace/obj"), { recursive: true });
    Object.assign(took, { restoreAgain: restore(), npmAgain: npm() });
    took.packages = sizeOf(env.NUGET_PACKAGES) / 1e6;
    rmSync(place, { recursive: true, force: true });
    return took;
}

async function measureClone() {
    const runs = [];
    const shares = [];
    for (let round = 0; round < clones; round++) {
        runs.push(await firstRun(`run-${round}`));
        shares.push(registries(`registries-${round}`));
    }
    const each = (all, key) => `${seconds(median(all.map(one => one[key])))} s`;
    say("first `dotnet run` of a fresh clone, to the first page", each(runs, "page"), "60 s");
    say("its first line", each(runs, "first"), "3 s");
    say("its longest silence", each(runs, "silence"), "10 s");
    say("restore alone, empty cache (full cache)", `${each(shares, "restore")} (${each(shares, "restoreAgain")})`);
    say("npm ci alone, empty cache (full cache)", `${each(shares, "npm")} (${each(shares, "npmAgain")})`);
    say("packages unpacked", `${median(shares.map(one => one.packages)).toFixed(0)} MB`);
}

try {
    console.log("| what | ours | limit |\n| --- | --- | --- |");
    const home = join(work, "home");
    mkdirSync(home);
    if (["folder", "start", "memory", "speed"].some(wants)) {
        const folder = process.env.PUBLISHED ?? publish();
        if (wants("folder")) say("published for linux-x64", `${(sizeOf(folder) / 1e6).toFixed(1)} MB`, "110 MB");
        if (["start", "memory", "speed"].some(wants)) {
            // The site is one in use: what is done once a day was done.
            const filled = await startServer(folder, home);
            await pause(15_000);
            await stop(filled.child);
        }
        if (wants("start")) await measureStart(folder, home);
        if (wants("memory")) await measureMemory(folder, home);
        if (wants("speed")) await measureSpeed(folder, home);
    }
    if (wants("clone")) await measureClone();
} finally {
    rmSync(work, { recursive: true, force: true });
}
