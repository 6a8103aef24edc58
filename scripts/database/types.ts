export type Database = {
  /** The portal's database, as the role that owns it and nothing else. */
  url: string
  /** The server's `postgres` database as superuser: for tests and for the operator. */
  adminUrl: string
  /** A server left by a killed start was taken over. */
  reused: boolean
  pid(): number
  /** Fast, clean shutdown; returns when the server is gone. */
  stop(): Promise<void>
}

export type DatabaseOptions = {
  /** The clone's `.data`; the cluster is its folder `postgres`. */
  dataDir: string
  /** A throw-away server for tests: own temporary folder, no fsync, removed by stop(). */
  ephemeral?: boolean
  /** Hears one Russian sentence about each thing out of the ordinary. */
  say?: (sentence: string) => void
}
