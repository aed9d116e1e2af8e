import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Modal from '@cloudscape-design/components/modal'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '../aws/use-query.ts'
import { Copyable } from '../details/copyable.tsx'
import { AwsErrorAlert } from '../forms/aws-error-alert.tsx'
import { Loading } from '../shell/loading.tsx'
import { policiesKey, policyText, type HeldPolicy, type Holder } from './policy-holder.ts'
import { PolicyJson } from './policy-json.tsx'

/** The document of a policy, to read. */
export function PolicyView(props: { holder: Holder; policy: HeldPolicy; onDismiss: () => void }) {
  const { holder, policy } = props
  const key = policy.arn ? `policies/${policy.arn}/text` : `${policiesKey(holder)}/inline/${policy.name}`
  const { data, error, refresh } = useQuery(key, (aws, signal) => policyText(aws, holder, policy, signal))
  return (
    <Modal
      visible
      size="large"
      header={policy.name}
      onDismiss={props.onDismiss}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={props.onDismiss}>
            Close
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {policy.arn !== undefined && <Copyable text={policy.arn} name="ARN" />}
        <AwsErrorAlert error={error} header="The policy cannot be shown" retry={refresh} />
        {data === undefined && error === undefined && <Loading />}
        {data !== undefined && <PolicyJson value={data} readOnly ariaLabel={`Document of ${policy.name}`} />}
      </SpaceBetween>
    </Modal>
  )
}
