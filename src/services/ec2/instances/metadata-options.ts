import type { InstanceMetadataOptionsRequest, InstanceMetadataOptionsResponse } from '@aws-sdk/client-ec2'
import { updateInstance, type InstanceRow } from '../../../store/ec2/instances.ts'
import { action } from '../action.ts'
import { dryRunSucceeded, invalidValue } from '../errors.ts'
import { existingInstances, knownInstances } from './known-instances.ts'
import { instanceQuestion, regionOf } from '../questions.ts'
import { attributeKeys } from '../resource-keys.ts'

/** The columns that say how an instance's metadata service behaves. */
export type MetadataOptions = Pick<
  InstanceRow,
  'httpTokens' | 'httpEndpoint' | 'httpHopLimit' | 'httpIpv6' | 'metadataTags'
>

/** What an instance gets where its launch says nothing: session tokens are required. */
export const defaultMetadataOptions: MetadataOptions = {
  httpTokens: 'required',
  httpEndpoint: 'enabled',
  httpHopLimit: 2,
  httpIpv6: 'disabled',
  metadataTags: 'disabled',
}

/** The options after a request: what it does not name stays as it was. */
export function readMetadataOptions(
  request: InstanceMetadataOptionsRequest | undefined,
  before: MetadataOptions,
): MetadataOptions {
  const hops = request?.HttpPutResponseHopLimit ?? before.httpHopLimit
  if (!Number.isInteger(hops) || hops < 1 || hops > 64) {
    throw invalidValue(
      `Value (${hops}) for parameter HttpPutResponseHopLimit is invalid. Must be between 1 and 64.`,
    )
  }
  const switchOf = (name: string, value: string | undefined, old: 'enabled' | 'disabled') =>
    oneOf(name, ['enabled', 'disabled'] as const, value, old)
  return {
    httpTokens: oneOf(
      'HttpTokens',
      ['required', 'optional'] as const,
      request?.HttpTokens,
      before.httpTokens,
    ),
    httpEndpoint: switchOf('HttpEndpoint', request?.HttpEndpoint, before.httpEndpoint),
    httpHopLimit: hops,
    httpIpv6: switchOf('HttpProtocolIpv6', request?.HttpProtocolIpv6, before.httpIpv6),
    metadataTags: switchOf('InstanceMetadataTags', request?.InstanceMetadataTags, before.metadataTags),
  }
}

function oneOf<Value extends string>(
  name: string,
  values: readonly Value[],
  wanted: string | undefined,
  before: Value,
): Value {
  if (wanted === undefined) return before
  const found = values.find((value) => value === wanted)
  if (found === undefined) throw invalidValue(`Value (${wanted}) for parameter ${name} is invalid.`)
  return found
}

/** The options as answers show them. */
export function describeMetadataOptions(options: MetadataOptions): InstanceMetadataOptionsResponse {
  return {
    State: 'applied',
    HttpTokens: options.httpTokens,
    HttpPutResponseHopLimit: options.httpHopLimit,
    HttpEndpoint: options.httpEndpoint,
    HttpProtocolIpv6: options.httpIpv6,
    InstanceMetadataTags: options.metadataTags,
  }
}

export const modifyInstanceMetadataOptions = action('ModifyInstanceMetadataOptions', {
  async access(call) {
    const of = regionOf(call)
    const id = call.input.InstanceId ?? ''
    const known = await knownInstances(call, [id])
    const ask = instanceQuestion(of, id, known.get(id))
    const wanted = readMetadataOptions(call.input, known.get(id)?.row ?? defaultMetadataOptions)
    // AWS: the metadata keys of this action carry what the request asks for.
    const keys = {
      'ec2:MetadataHttpTokens': call.input.HttpTokens && wanted.httpTokens,
      'ec2:MetadataHttpEndpoint': call.input.HttpEndpoint && wanted.httpEndpoint,
      'ec2:MetadataHttpPutResponseHopLimit':
        call.input.HttpPutResponseHopLimit && String(wanted.httpHopLimit),
      'ec2:InstanceMetadataTags': call.input.InstanceMetadataTags && wanted.metadataTags,
    }
    const named = Object.fromEntries(
      Object.entries(keys).filter(([, value]) => value !== undefined),
    ) as Record<string, string>
    const { HttpTokens, HttpEndpoint, HttpPutResponseHopLimit, HttpProtocolIpv6, InstanceMetadataTags } =
      call.input
    const attributes = attributeKeys({
      HttpTokens,
      HttpEndpoint,
      HttpPutResponseHopLimit,
      HttpProtocolIpv6,
      InstanceMetadataTags,
    })
    return { all: [{ ...ask, keys: { ...ask.keys, ...named, ...attributes } }] }
  },
  run(call) {
    const { input, house, caller } = call
    return house.store.write(caller.account, async (tx) => {
      const [row] = await existingInstances(tx, call, [input.InstanceId ?? ''])
      const options = readMetadataOptions(input, row!)
      if (input.DryRun) throw dryRunSucceeded()
      await updateInstance(tx, row!.id, options)
      return {
        InstanceId: row!.id,
        InstanceMetadataOptions: { ...describeMetadataOptions(options), State: 'pending' as const },
      }
    })
  },
})
