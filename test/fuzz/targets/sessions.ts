import assert from 'node:assert/strict'
import { decodeAuthorizationMessage } from '../../../src/access/decision/authorization-message.ts'
import { mintSession, openSession } from '../../../src/access/identity/credentials.ts'
import { openTradeInToken, sealTradeInToken } from '../../../src/access/identity/trade-in-token.ts'
import { createImds } from '../../../src/services/imds/index.ts'
import { makeEc2 } from '../../fixtures/ec2.ts'
import type { Target } from '../target.ts'

/**
 * First a byte for the kind; then a session token, a message to decode, or the path of the metadata service with its
 * method before and its header behind. Nothing opens but what the house sealed itself.
 */
export async function open(): Promise<Target> {
  const ec2 = await makeEc2()
  const { house } = ec2
  const account = '111122223333'
  const { sessionToken } = mintSession(
    house,
    { kind: 'role', account, principalId: 'AROATEST', name: 's' },
    900,
  )
  const trade = sealTradeInToken(house, 'r')
  const [id = ''] = await ec2.launch()
  const imds = createImds(house)
  const options = { InstanceId: id, HttpTokens: 'optional' as const }
  await ec2.run(ec2.admin, 'ModifyInstanceMetadataOptions', options)
  const readers: readonly ((text: string) => void | Promise<void>)[] = [
    (text) => {
      if (openSession(house, text) !== undefined) assert.equal(text, sessionToken)
    },
    (text) => {
      if (openTradeInToken(house, text) !== undefined) assert.equal(text, trade)
    },
    (text) => assert.equal(decodeAuthorizationMessage(house, account, text), undefined),
    async (text) => {
      const [method = '', path = '', token] = text.split(' ')
      const headers = { 'x-aws-ec2-metadata-token': token, 'x-aws-ec2-metadata-token-ttl-seconds': token }
      const { status } = await imds.handle(id, { method, path, headers, sourceIp: '127.0.0.1' })
      assert.ok([200, 400, 401, 403, 404, 405].includes(status), String(status))
    },
  ]
  const paths = [
    'GET /latest/meta-data/',
    'PUT /latest/api/token 60',
    'GET /2021-07-15/dynamic/instance-identity/document',
    'GET /latest/meta-data/tags/%zz',
  ]
  return {
    seeds: [sessionToken, trade, 'AAAA', ...paths].map((text, index) =>
      Buffer.concat([Buffer.of(Math.min(index, 3)), Buffer.from(text)]),
    ),
    words: [
      '/latest/',
      '/meta-data/',
      'iam/',
      'security-credentials/',
      'placement/',
      'network/interfaces/macs/',
      '%2F',
      '..',
      '//',
      '?',
    ],
    steps: { fixed: 200_000, perByte: 200 },
    run: (input) => readers[(input[0] ?? 0) % readers.length]!(input.subarray(1).toString('latin1')),
    close: () => ec2.close(),
  }
}
