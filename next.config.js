/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Nothing here is resized: without this the address of Next's image service is open to everybody.
  images: { unoptimized: true },
  // `npm run check` holds the types of the whole tree; here a fault in a test would stop a start.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    'pino',
    'prom-client',
    'docx',
    'write-excel-file',
    'read-excel-file',
    'pdfmake',
  ],
  experimental: {
    serverActions: { bodySizeLimit: '6mb' },
    // A request costs more on a slow line than a few bytes that another page would have used: one shared piece of script, and one
    // style sheet. Counted by the bench («first visit»).
    turbopackChunking: {
      firstPageLoadPriority: 1,
      requestCost: 10_000_000,
      minChunkSize: 1_000_000,
      maxMergeChunkSize: 4_000_000,
      maxChunkCountPerGroup: 1,
      generateComponentChunks: false,
    },
    cssChunking: { type: 'graph', requestCost: 10_000_000 },
  },
}

export default config
