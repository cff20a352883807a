// Writes what Django serves (build/static) and what documents are set in (build/fonts).
// Run from this folder after `npm ci`: node build.mjs

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { compile } from "sass";

const here = import.meta.dirname;
const build = join(here, "..", "build");
const nhsuk = join(here, "node_modules", "nhsuk-frontend");
const sourceSans = join(here, "node_modules", "source-sans");

const fonts = ["Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"];

// Where Debian's packages fonts-noto-core and fonts-droid-fallback put the fonts of other scripts
const systemFonts = "/usr/share/fonts/truetype";
const otherScripts = {
  "Arabic, Farsi, Urdu": ["noto/NotoSansArabic-Regular.ttf", "noto/NotoSansArabic-Bold.ttf"],
  Bengali: ["noto/NotoSansBengali-Regular.ttf", "noto/NotoSansBengali-Bold.ttf"],
  Gujarati: ["noto/NotoSansGujarati-Regular.ttf", "noto/NotoSansGujarati-Bold.ttf"],
  Punjabi: ["noto/NotoSansGurmukhi-Regular.ttf", "noto/NotoSansGurmukhi-Bold.ttf"],
  Chinese: ["droid/DroidSansFallbackFull.ttf"],
  "Signs such as ✓ and ☎": ["noto/NotoSansSymbols2-Regular.ttf"],
};

function write(name, content) {
  const path = join(build, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  const kilobytes = (Buffer.byteLength(content) / 1024).toFixed(1);
  console.log(`  ${name.padEnd(40)} ${kilobytes.padStart(7)} KB`);
}

function version(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"))).version;
}

// Upstream ships no licence text with its files; MIT asks for the notice to travel with them
function withNotice(content) {
  return `/*! nhsuk-frontend ${version(nhsuk)}, MIT licence, copyright NHS England */\n${content}`;
}

function buildStyles() {
  const { css } = compile(join(here, "styles", "site.scss"), {
    style: "compressed",
    loadPaths: [join(here, "node_modules")],
    quietDeps: true,
    charset: false, // no byte order mark: the notice stands before it
  });
  write("static/styles/site.css", withNotice(css));
  return css;
}

// Only the icons that the style sheet names: the others carry the NHS mark, which is not ours to use
function copyIcons(css) {
  const named = [...css.matchAll(/url\("?\.\.\/images\/([\w-]+\.svg)"?\)/g)].map((match) => match[1]);
  for (const icon of new Set(named)) {
    const path = join(nhsuk, "dist", "nhsuk", "assets", "images", icon);
    write(`static/images/${icon}`, readFileSync(path));
  }
}

function copyOwn(folder) {
  for (const name of readdirSync(join(here, folder)).sort()) {
    write(`static/${folder}/${name}`, readFileSync(join(here, folder, name)));
  }
}

function copyUpstreamScript() {
  const script = readFileSync(join(nhsuk, "dist", "nhsuk", "nhsuk-frontend.min.js"), "utf8");
  // The map is not shipped, and Django refuses to collect a file that names a missing one
  write("static/scripts/nhsuk-frontend.js", withNotice(script.replace(/\/\/# sourceMappingURL=.*\s*$/, "")));
}

function copyFonts() {
  for (const font of fonts) {
    const name = `SourceSans3-${font}.ttf`;
    write(`fonts/${name}`, readFileSync(join(sourceSans, "TTF", name)));
  }
  cpSync(join(sourceSans, "LICENSE.md"), join(build, "fonts", "LICENSE.md"));
}

// A site that needs none of them can do without: a document with such letters is refused then
function copyFontsOfOtherScripts() {
  for (const [script, files] of Object.entries(otherScripts)) {
    const paths = files.map((file) => join(systemFonts, file));
    if (paths.every((path) => existsSync(path))) {
      paths.forEach((path) => write(`fonts/${basename(path)}`, readFileSync(path)));
    } else {
      console.log(`  None for ${script}: install fonts-noto-core and fonts-droid-fallback`);
    }
  }
}

const started = Date.now();
for (const folder of ["static", "fonts"]) {
  rmSync(join(build, folder), { recursive: true, force: true });
}
console.log("Styles and icons");
copyIcons(buildStyles());
copyOwn("images");
console.log("Styles of documents");
copyOwn("documents");
console.log("Scripts");
copyOwn("scripts");
copyUpstreamScript();
console.log("Fonts");
copyFonts();
copyFontsOfOtherScripts();
console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
