import { rootArn } from '../../kernel/arn.ts'
import { action } from './action.ts'
import { accessDenied } from './errors.ts'

/**
 * AssumeRoot: for the management account of an organization. LIMIT: this server has no organizations, so no
 * account is a member of one and nobody may.
 */
export const assumeRoot = action('AssumeRoot', {
  access({ input }) {
    const target = input.TargetPrincipal!
    const [, account] = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(target) ?? []
    return {
      all: [
        {
          resource: account === undefined ? target : rootArn(account),
          keys: { 'sts:TaskPolicyArn': input.TaskPolicyArn?.arn },
        },
      ],
    }
  },
  run({ caller, input }): never {
    throw accessDenied(
      `User: ${caller.arn} is not authorized to perform: sts:AssumeRoot on resource: ${input.TargetPrincipal}` +
        ' because the account is not the management account of an organization',
    )
  },
})
