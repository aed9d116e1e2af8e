import { globOf, matchesGlob, type Glob } from '../../../policy/match/glob.ts'
import type { ResourcePolicyRules } from '../../../policy/validate/validate-resource.ts'
import { tokensOf } from '../../../policy/text/variables.ts'
import { bucketActions, objectActions, otherActions } from './policy-actions.ts'
import { newSteps } from '../../../policy/steps.ts'

const arnPrefix = 'arn:aws:s3:::'

/**
 * What S3 knows of the actions and resources a bucket's policy may name: its own actions, and the bucket
 * with what is in it. Actions compare without case.
 */
export function bucketPolicyRules(bucket: string): Omit<ResourcePolicyRules, 'acceptsPrincipal'> {
  return {
    knowsAction: (pattern) => covers(pattern, [...bucketActions, ...objectActions, ...otherActions]),
    acceptsResource(pattern) {
      const { bucket: aboutBucket, objects } = coverage(pattern, bucket)
      return aboutBucket || objects
    },
    applies(action, resource) {
      const { bucket: aboutBucket, objects } = coverage(resource, bucket)
      return (aboutBucket && covers(action, bucketActions)) || (objects && covers(action, objectActions))
    },
  }
}

/** Whether a resource pattern can stand for the bucket, and for objects in it. */
function coverage(pattern: string, bucket: string): { bucket: boolean; objects: boolean } {
  if (!pattern.startsWith(arnPrefix)) return { bucket: false, objects: false }
  const rest = pattern.slice(arnPrefix.length)
  const slash = rest.indexOf('/')
  const name = slash === -1 ? rest : rest.slice(0, slash)
  const isNamed = matchesGlob(glob(name), bucket, newSteps())
  // A star before the first slash runs on into the keys.
  return { bucket: isNamed && slash === -1, objects: isNamed && (slash !== -1 || rest.includes('*')) }
}

function covers(pattern: string, names: readonly string[]): boolean {
  if (pattern === '*') return true
  if (!pattern.slice(0, 3).toLowerCase().startsWith('s3:')) return false
  const actions = glob(pattern.slice(3).toLowerCase())
  const steps = newSteps()
  return names.some((name) => matchesGlob(actions, name.toLowerCase(), steps))
}

function glob(pattern: string): Glob {
  return globOf(tokensOf(pattern, { variables: false, wildcards: true }))
}
