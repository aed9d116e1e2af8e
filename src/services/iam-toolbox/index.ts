import type { Service } from '../../access/action.ts'
import { refuse } from './errors.ts'
import { getRequestAuthorizationDetails } from './get-request-authorization-details.ts'
import { getRequestAuthorizationPolicy } from './get-request-authorization-policy.ts'

/** IAM Toolbox: why a request was refused, by the authorization id of its refusal. Its permissions are IAM's. */
export const iamToolbox: Service = {
  name: 'iam-toolbox',
  title: 'IAM Toolbox',
  pathPrefix: { signedAs: 'iam', path: '/authorization-details/' },
  signingNames: ['iam-toolbox', 'iam'],
  protocol: 'rest-json',
  model: 'iam-toolbox',
  actions: {
    GetRequestAuthorizationDetails: getRequestAuthorizationDetails,
    GetRequestAuthorizationPolicy: getRequestAuthorizationPolicy,
  },
  refuse,
}
