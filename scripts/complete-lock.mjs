// Completes package-lock.json with the optional platform packages that a registry mirror does not serve, so that `npm ci` accepts it everywhere.
// node complete-lock.mjs PROJECT_FOLDER, after every install that changes the lock file. The stubs carry version, os and cpu, no integrity hash.
import fs from 'node:fs'

const f = `${process.argv[2]}/package-lock.json`
const l = JSON.parse(fs.readFileSync(f))
let n = 0
const osOf = (s) =>
  /darwin/.test(s)
    ? 'darwin'
    : /win32/.test(s)
      ? 'win32'
      : /android/.test(s)
        ? 'android'
        : /freebsd/.test(s)
          ? 'freebsd'
          : /openharmony/.test(s)
            ? 'openharmony'
            : /linux/.test(s)
              ? 'linux'
              : null
const cpuOf = (s) =>
  /wasm32/.test(s)
    ? 'wasm32'
    : (s.match(/(arm64|x64|ia32|ppc64|s390x|riscv64|loong64|arm)(?![a-z0-9])/) || s.match(/(arm)/) || [])[1]
for (const [k, p] of Object.entries(l.packages))
  for (const [d, v] of Object.entries(p.optionalDependencies ?? {})) {
    let base = k,
      found = false
    for (;;) {
      if (l.packages[`${base ? `${base}/` : ''}node_modules/${d}`]) {
        found = true
        break
      }
      if (!base) break
      const i = base.lastIndexOf('/node_modules/')
      base = i < 0 ? '' : base.slice(0, i)
    }
    if (!found && /^\d/.test(v)) {
      const e = { version: v, optional: true }
      if (cpuOf(d)) e.cpu = [cpuOf(d)]
      if (osOf(d)) e.os = [osOf(d)]
      if (p.dev) e.dev = true
      l.packages[`node_modules/${d}`] = e
      n++
      console.log(d, v, e.os, e.cpu)
    } else if (!found) console.log('SKIP', d, v, 'of', k)
  }
l.packages = Object.fromEntries(Object.entries(l.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
fs.writeFileSync(f, `${JSON.stringify(l, null, 2)}\n`)
console.log('filled', n)
