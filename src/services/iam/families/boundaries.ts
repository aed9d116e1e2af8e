import type { Action } from '../../../access/action.ts'
import { setBoundary } from '../../../store/entities/policy-holders.ts'
import type { IamOutput } from '../action.ts'
import { checkBoundary, checkPolicyArn } from '../policy-arns.ts'
import {
  askAboutBounded,
  askAboutHolder,
  changeHolder,
  type HolderFamily,
  type Naming,
} from './policy-holder.ts'

type Bounding = { PermissionsBoundary: string | undefined }
type BoundaryView = NonNullable<NonNullable<IamOutput<'GetRole'>['Role']>['PermissionsBoundary']>

/** Users and roles can have a boundary, groups cannot. */
type Bounded<Member extends string> = HolderFamily<Member> & { kind: 'user' | 'role' }

/** `PutXPermissionsBoundary`: sets it, over the one before. */
export function putBoundaryAction<Member extends string>(
  family: Bounded<Member>,
): Action<Naming<Member> & Bounding, {}> {
  const { kind, member } = family
  return {
    async access(call) {
      const keys = { 'iam:PermissionsBoundary': call.input.PermissionsBoundary }
      return { all: [await askAboutHolder(call, kind, call.input[member]!, keys)] }
    },
    run(call) {
      const arn = call.input.PermissionsBoundary!
      checkPolicyArn(arn)
      return changeHolder(family, call, async (tx, { id }) => {
        await checkBoundary(call.house, tx, call.caller.account, arn)
        await setBoundary(tx, kind, id, arn)
      })
    },
  }
}

/** `DeleteXPermissionsBoundary`: where there is none, that is no error. */
export function deleteBoundaryAction<Member extends string>(
  family: Bounded<Member>,
): Action<Naming<Member>, {}> {
  const { kind, member } = family
  return {
    access: async (call) => ({ all: [await askAboutBounded(call, kind, call.input[member]!)] }),
    run: (call) => changeHolder(family, call, (tx, { id }) => setBoundary(tx, kind, id, null)),
  }
}

/**
 * A user's or role's boundary as it is shown; absent where there is none.
 * AWS: the type reads `Policy` (recorded answers), which is not the value that its model lists.
 */
export function shownBoundary(arn: string | null): BoundaryView | undefined {
  if (arn === null) return undefined
  const type = 'Policy' as BoundaryView['PermissionsBoundaryType']
  return { PermissionsBoundaryType: type, PermissionsBoundaryArn: arn }
}
