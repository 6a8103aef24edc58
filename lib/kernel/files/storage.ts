import 'server-only'
import { env } from '../env'
import type { FileStorage } from './file-storage'
import { localStorage } from './local-storage'
import { s3Storage } from './s3-storage'

let current: FileStorage | undefined

/** The store of this installation: a folder (FILES=local) or a bucket (FILES=s3). */
export function storage(): FileStorage {
  current ??= env().FILES === 's3' ? s3Storage() : localStorage(env().DATA_DIR)
  return current
}
