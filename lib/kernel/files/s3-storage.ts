import 'server-only'
import { AwsClient } from 'aws4fetch'
import { env } from '../env'
import { checkedKey, type FileStorage } from './file-storage'

/** An S3-compatible bucket by the S3_* settings, addressed by path (MinIO, Yandex Object Storage, VK Cloud). */
export function s3Storage(): FileStorage {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env()
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    throw new Error('FILES=s3 lacks settings')
  const client = new AwsClient({
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
    region: S3_REGION,
    service: 's3',
    retries: 2,
  })
  const bucket = `${S3_ENDPOINT.replace(/\/$/, '')}/${S3_BUCKET}`
  const addressOf = (key: string) => `${bucket}/${checkedKey(key)}`
  const ask = (key: string, init: RequestInit) =>
    client.fetch(addressOf(key), { ...init, signal: AbortSignal.timeout(60_000) })
  return {
    async put(key, bytes) {
      const answer = await ask(key, { method: 'PUT', body: new Uint8Array(bytes) })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`The bucket refused a file: ${answer.status}`)
    },
    async get(key) {
      const answer = await ask(key, { method: 'GET' })
      if (answer.status === 404) {
        await answer.arrayBuffer()
        return null
      }
      if (!answer.ok) throw new Error(`The bucket gave no file: ${answer.status}`)
      return answer.body
    },
    async delete(key) {
      const answer = await ask(key, { method: 'DELETE' })
      await answer.arrayBuffer()
      if (!answer.ok && answer.status !== 404) throw new Error(`The bucket kept a file: ${answer.status}`)
    },
    async *list(folder) {
      for (let next = ''; ; ) {
        const query = new URLSearchParams({
          'list-type': '2',
          prefix: `${checkedKey(folder)}/`,
          ...(next && { 'continuation-token': next }),
        })
        const answer = await client.fetch(`${bucket}?${query}`, { signal: AbortSignal.timeout(60_000) })
        const text = await answer.text()
        if (!answer.ok) throw new Error(`The bucket gave no list: ${answer.status}`)
        // Keys are of our own making (`checkedKey`): none holds a sign that XML would write otherwise.
        for (const [, part = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const key = /<Key>([^<]+)<\/Key>/.exec(part)?.[1]
          const at = /<LastModified>([^<]+)<\/LastModified>/.exec(part)?.[1]
          if (key && at) yield { key, writtenAt: new Date(at), draft: false }
        }
        next = /<NextContinuationToken>([^<]+)<\/NextContinuationToken>/.exec(text)?.[1] ?? ''
        if (!next) return
      }
    },
  }
}
