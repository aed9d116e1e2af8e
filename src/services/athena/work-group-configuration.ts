import type {
  ResultConfiguration,
  ResultConfigurationUpdates,
  WorkGroupConfiguration,
  WorkGroupConfigurationUpdates,
} from '@aws-sdk/client-athena'
import { invalidRequest, unsupportedSetting } from './errors.ts'

const currentEngine = 'Athena engine version 3'
const automatic = 'AUTO'

// What a workgroup can be told here. A setting that would be kept and never obeyed is refused instead.
const known = new Set([
  'ResultConfiguration',
  'EnforceWorkGroupConfiguration',
  'PublishCloudWatchMetricsEnabled',
  'BytesScannedCutoffPerQuery',
  'RequesterPaysEnabled',
  'EngineVersion',
])
const knownUpdates = new Set([...known, 'ResultConfigurationUpdates', 'RemoveBytesScannedCutoffPerQuery'])

/** The configuration of a new workgroup: what was asked for over Athena's defaults. */
export function readConfiguration(asked: WorkGroupConfiguration | undefined): WorkGroupConfiguration {
  refuseUnknown(asked, known)
  return {
    ...(asked?.ResultConfiguration && { ResultConfiguration: checkResults(asked.ResultConfiguration) }),
    EnforceWorkGroupConfiguration: asked?.EnforceWorkGroupConfiguration ?? true,
    PublishCloudWatchMetricsEnabled: asked?.PublishCloudWatchMetricsEnabled ?? false,
    ...(asked?.BytesScannedCutoffPerQuery !== undefined && {
      BytesScannedCutoffPerQuery: asked.BytesScannedCutoffPerQuery,
    }),
    RequesterPaysEnabled: asked?.RequesterPaysEnabled ?? false,
    EngineVersion: readEngine(asked?.EngineVersion?.SelectedEngineVersion),
  }
}

/** A configuration with the changes an update asks for; what it does not name stays. */
export function changeConfiguration(
  before: WorkGroupConfiguration,
  updates: WorkGroupConfigurationUpdates | undefined,
): WorkGroupConfiguration {
  refuseUnknown(updates, knownUpdates)
  if (updates === undefined) return before
  const after: WorkGroupConfiguration = {
    ...before,
    EnforceWorkGroupConfiguration:
      updates.EnforceWorkGroupConfiguration ?? before.EnforceWorkGroupConfiguration,
    PublishCloudWatchMetricsEnabled:
      updates.PublishCloudWatchMetricsEnabled ?? before.PublishCloudWatchMetricsEnabled,
    RequesterPaysEnabled: updates.RequesterPaysEnabled ?? before.RequesterPaysEnabled,
    BytesScannedCutoffPerQuery: updates.BytesScannedCutoffPerQuery ?? before.BytesScannedCutoffPerQuery,
  }
  if (updates.RemoveBytesScannedCutoffPerQuery) delete after.BytesScannedCutoffPerQuery
  if (updates.EngineVersion !== undefined) {
    after.EngineVersion = readEngine(updates.EngineVersion.SelectedEngineVersion)
  }
  if (updates.ResultConfigurationUpdates !== undefined) {
    after.ResultConfiguration = changeResults(
      before.ResultConfiguration ?? {},
      updates.ResultConfigurationUpdates,
    )
  }
  return after
}

function changeResults(
  before: ResultConfiguration,
  updates: ResultConfigurationUpdates,
): ResultConfiguration {
  const after = { ...before }
  const { OutputLocation, EncryptionConfiguration, ExpectedBucketOwner, AclConfiguration } = updates
  if (updates.RemoveOutputLocation) delete after.OutputLocation
  if (updates.RemoveEncryptionConfiguration) delete after.EncryptionConfiguration
  if (updates.RemoveExpectedBucketOwner) delete after.ExpectedBucketOwner
  if (updates.RemoveAclConfiguration) delete after.AclConfiguration
  if (OutputLocation !== undefined) after.OutputLocation = OutputLocation
  if (EncryptionConfiguration !== undefined) after.EncryptionConfiguration = EncryptionConfiguration
  if (ExpectedBucketOwner !== undefined) after.ExpectedBucketOwner = ExpectedBucketOwner
  if (AclConfiguration !== undefined) after.AclConfiguration = AclConfiguration
  return checkResults(after)
}

function checkResults(results: ResultConfiguration): ResultConfiguration {
  const { OutputLocation } = results
  if (
    OutputLocation !== undefined &&
    OutputLocation !== '' &&
    !/^s3:\/\/[a-z0-9.-]{3,63}(?:\/|$)/.test(OutputLocation)
  ) {
    throw invalidRequest('outputLocation is not a valid S3 path.')
  }
  return results
}

function readEngine(selected: string = automatic): WorkGroupConfiguration['EngineVersion'] {
  if (selected !== automatic && selected !== currentEngine) {
    throw invalidRequest(`Engine version ${selected} is not valid.`)
  }
  return { SelectedEngineVersion: selected, EffectiveEngineVersion: currentEngine }
}

function refuseUnknown(settings: object | undefined, names: ReadonlySet<string>): void {
  for (const [name, value] of Object.entries(settings ?? {})) {
    if (value !== undefined && !names.has(name)) throw unsupportedSetting(name)
  }
}
