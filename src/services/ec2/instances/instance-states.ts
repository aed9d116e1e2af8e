import type { InstanceStateChange } from '@aws-sdk/client-ec2'
import type { AwsError } from '../../../kernel/aws-error.ts'
import type { Call } from '../../../access/action.ts'
import type { Questions } from '../../../access/questions.ts'
import { deleteAssociation } from '../../../store/ec2/instance-profile-associations.ts'
import { forgetTerminated, updateInstance, type InstanceRow } from '../../../store/ec2/instances.ts'
import type { Writer } from '../../../store/store.ts'
import { action } from '../action.ts'
import {
  dryRunSucceeded,
  incorrectInstanceState,
  instanceProtected,
  unsupportedParameter,
} from '../errors.ts'
import { stateOf } from './instance-view.ts'
import { existingInstances, knownInstances, terminatedVisibleMs } from './known-instances.ts'
import { instanceQuestion, regionOf } from '../questions.ts'

type StateInput = { InstanceIds: string[] | undefined; DryRun?: boolean | undefined }
type StateCall = Pick<Call<StateInput>, 'input' | 'caller' | 'request' | 'house' | 'now'>

/** One change of state: why it cannot be, and what it does to an instance that is not there already. */
type Transition = {
  refuse(row: InstanceRow): AwsError | undefined
  /** What the answer says while the change is on its way, and the state it ends in. */
  passing: 'pending' | 'stopping' | 'shutting-down'
  target: 'running' | 'stopped' | 'terminated'
  apply(tx: Writer, row: InstanceRow, now: number): Promise<void>
}

/** Each instance is asked about by itself, with its tags. */
async function instancesQuestions(call: StateCall): Promise<Questions> {
  const of = regionOf(call)
  const ids = call.input.InstanceIds ?? []
  const known = await knownInstances(call, ids)
  return { all: ids.map((id) => instanceQuestion(of, id, known.get(id))) }
}

/** Changes all named instances or none, at once; the answer names the state in between as AWS does. */
function change(call: StateCall, transition: Transition): Promise<InstanceStateChange[]> {
  const { input, house, caller, now } = call
  return house.store.write(caller.account, async (tx) => {
    const rows = await existingInstances(tx, call, input.InstanceIds ?? [])
    for (const row of rows) {
      const refusal = transition.refuse(row)
      if (refusal !== undefined) throw refusal
    }
    if (input.DryRun) throw dryRunSucceeded()
    const changes: InstanceStateChange[] = []
    for (const row of rows) {
      const isThere = row.state === transition.target
      if (!isThere) await transition.apply(tx, row, now)
      changes.push({
        InstanceId: row.id,
        CurrentState: stateOf(isThere ? row.state : transition.passing),
        PreviousState: stateOf(row.state),
      })
    }
    await forgetTerminated(tx, regionOf(call), now - terminatedVisibleMs)
    return changes
  })
}

const start: Transition = {
  refuse: (row) => (row.state === 'terminated' ? incorrectInstanceState(row.id, 'started') : undefined),
  passing: 'pending',
  target: 'running',
  apply: (tx, row, now) =>
    updateInstance(tx, row.id, {
      state: 'running',
      stateSince: now,
      launched: now,
      stateReasonCode: null,
      stateReasonMessage: null,
      stateTransitionReason: null,
    }),
}

const stop: Transition = {
  refuse(row) {
    if (row.state === 'terminated') return incorrectInstanceState(row.id, 'stopped')
    return row.disableStop === 1 ? instanceProtected(row.id, 'disableApiStop', 'stopped') : undefined
  },
  passing: 'stopping',
  target: 'stopped',
  apply: (tx, row, now) => updateInstance(tx, row.id, { state: 'stopped', ...byUser(now) }),
}

const terminate: Transition = {
  refuse: (row) =>
    row.disableTermination === 1 && row.state !== 'terminated'
      ? instanceProtected(row.id, 'disableApiTermination', 'terminated')
      : undefined,
  passing: 'shutting-down',
  target: 'terminated',
  async apply(tx, row, now) {
    await updateInstance(tx, row.id, { state: 'terminated', ...byUser(now) })
    await deleteAssociation(tx, row.id)
  },
}

function byUser(now: number) {
  const time = new Date(now).toISOString().slice(0, 19).replace('T', ' ')
  return {
    stateSince: now,
    stateReasonCode: 'Client.UserInitiatedShutdown',
    stateReasonMessage: 'Client.UserInitiatedShutdown: User initiated shutdown',
    stateTransitionReason: `User initiated (${time} GMT)`,
  }
}

export const startInstances = action('StartInstances', {
  access: instancesQuestions,
  run: async (call) => ({ StartingInstances: await change(call, start) }),
})

export const stopInstances = action('StopInstances', {
  access: instancesQuestions,
  async run(call) {
    if (call.input.Hibernate) throw unsupportedParameter('Hibernate')
    return { StoppingInstances: await change(call, stop) }
  },
})

export const terminateInstances = action('TerminateInstances', {
  access: instancesQuestions,
  run: async (call) => ({ TerminatingInstances: await change(call, terminate) }),
})

/** There is no machine to restart: a reboot is permitted, checked and leaves no trace, as on AWS. */
export const rebootInstances = action('RebootInstances', {
  access: instancesQuestions,
  async run(call) {
    const rows = await existingInstances(call.house.store.read, call, call.input.InstanceIds ?? [])
    const wrong = rows.find(({ state }) => state !== 'running')
    if (wrong !== undefined) throw incorrectInstanceState(wrong.id, 'rebooted')
    if (call.input.DryRun) throw dryRunSucceeded()
    return {}
  },
})
