import { compileText } from '../../../policy/compile.ts'
import { contextKeysOf } from '../../../policy/powers/context-keys.ts'
import { action } from '../action.ts'
import { askAboutEntity, policiesOfEntity, requireEntity } from '../entities.ts'
import { givenPolicies } from './simulation-input.ts'

export const getContextKeysForCustomPolicy = action('GetContextKeysForCustomPolicy', {
  access: () => ({ all: [{}] }),
  run: ({ input }) => ({ ContextKeyNames: keysOfGiven(input.PolicyInputList) }),
})

export const getContextKeysForPrincipalPolicy = action('GetContextKeysForPrincipalPolicy', {
  access: async (call) => ({ all: [await askAboutEntity(call, call.input.PolicySourceArn!)] }),
  async run({ input, caller, house }) {
    const entity = await requireEntity(house, caller.account, input.PolicySourceArn!)
    const own = (await policiesOfEntity(house, entity)).map(({ text }) => compileText(text).document)
    return { ContextKeyNames: keysOfGiven(input.PolicyInputList, own) }
  },
})

function keysOfGiven(texts: string[] | undefined, own: Parameters<typeof contextKeysOf>[0] = []): string[] {
  const given = givenPolicies({ PolicyInputList: texts, ActionNames: [] })
  return contextKeysOf([...own, ...given.map(({ source }) => source.policy.document)])
}
