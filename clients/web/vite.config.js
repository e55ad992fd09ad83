import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { baseMap, maps } from "./base-map/base-map.js";

const output = process.env.OUTPUT ?? "../../Muistot.Api/wwwroot";

/** `import url from "base-map:world"`: the address of a file with the base map. */
function baseMaps() {
  return {
    name: "base-maps",
    resolveId: (id) => id.startsWith("base-map:") ? `\0${id}` : undefined,
    load(id) {
      if (!id.startsWith("\0base-map:"))
        return undefined;
      const name = id.slice("\0base-map:".length);
      const file = this.emitFile({ type: "asset", name: `${name}.json`, source: baseMap(maps[name]) });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

/** index.html, with the names of the files that were built. The service fills in the rest (Muistot.Api/Hosting/HomePage.cs). */
function page() {
  return {
    name: "page",
    enforce: "post",
    // Names change with what the files hold: what was built before would stay.
    buildStart: () => rmSync(resolve(import.meta.dirname, output, "assets"), { recursive: true, force: true }),
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const named = {
        script: files.find((file) => file.isEntry).fileName,
        ...Object.fromEntries(["map", "maplibre"].map((name) => [name, files.find((file) => file.name === name).fileName])),
        style: files.find((file) => file.fileName.endsWith(".css")).fileName,
      };
      const source = readFileSync(new URL("index.html", import.meta.url), "utf8").replace(/\{(\w+)\}/g, (_all, name) => named[name]);
      this.emitFile({ type: "asset", fileName: "index.html", source });
    },
  };
}

// The folders of packages differ from machine to machine, and what is built must not.
export default defineConfig({
  base: "./",
  publicDir: "public",
  plugins: [baseMaps(), page()],
  build: {
    target: "es2022",
    outDir: output,
    emptyOutDir: false,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
    rollupOptions: {
      input: "src/main.ts",
      output: {
        entryFileNames: "assets/index-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        // What is not ours stays in the caches of browsers when ours changes.
        codeSplitting: { groups: [{ name: "maplibre", test: /node_modules/ }] },
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});
