import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRootVolume } from './root-volume.ts'

const read = (Ebs: object) => readRootVolume([{ DeviceName: '/dev/xvda', Ebs }], '/dev/xvda')

test('what is asked of a volume is read or refused, never dropped', () => {
  const asked = { VolumeSize: 20, VolumeType: 'io2', Iops: 1000, Throughput: 125, Encrypted: true }
  const kept = { sizeGib: 20, type: 'io2', iops: 1000, throughput: 125, encrypted: 1 }
  assert.deepEqual(read({ ...asked, DeleteOnTermination: true, KmsKeyId: undefined }), kept)
  for (const unread of [{ KmsKeyId: 'alias/a' }, { VolumeInitializationRate: 100 }, { OutpostArn: 'arn' }]) {
    assert.throws(() => read({ ...asked, ...unread }), new RegExp(`Ebs\\.${Object.keys(unread)[0]}`))
  }
})
