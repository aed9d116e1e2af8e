import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Modal from '@cloudscape-design/components/modal'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Query } from '../aws/use-query.ts'
import { AwsErrorAlert } from './aws-error-alert.tsx'
import { useFirstField } from './use-first-field.ts'
import { useSubmit } from './use-submit.ts'

/** One thing that can be chosen; `value` is what the work is told. */
export type Choice = { value: string; label: string; labelTag?: string }

/** Chooses among a loaded list (users to add, policies to attach) and does something with the chosen ones. */
export function ChooseModal<Item>(props: {
  title: string
  label: string
  action: string
  query: Query<Item[]>
  option: (item: Item) => Choice
  /** What is there already and so not offered. */
  hide?: (item: Item) => boolean
  work: (values: string[]) => Promise<void>
  onDismiss: () => void
}) {
  const [values, setValues] = useState<readonly string[]>([])
  const fields = useFirstField<HTMLDivElement>()
  const { busy, error, submit } = useSubmit(() => props.work([...values]))
  const { data = [], status, error: unlisted, refresh } = props.query
  const options = data.filter((item) => !props.hide?.(item)).map(props.option)
  return (
    <Modal
      visible
      header={props.title}
      onDismiss={props.onDismiss}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={props.onDismiss}>
              Cancel
            </Button>
            <Button variant="primary" disabled={values.length === 0} loading={busy} onClick={submit}>
              {props.action}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <div ref={fields}>
        <SpaceBetween size="m">
          <FormField label={props.label}>
            <Multiselect
              options={options}
              selectedOptions={options.filter(({ value }) => values.includes(value))}
              onChange={({ detail }) => setValues(detail.selectedOptions.map(({ value }) => value!))}
              filteringType="auto"
              virtualScroll
              expandToViewport
              statusType={status === 'loading' ? 'loading' : 'finished'}
              loadingText="Loading"
              placeholder={`Choose ${props.label.toLowerCase()}`}
              empty="There is nothing to choose from."
            />
          </FormField>
          <AwsErrorAlert error={unlisted} header="The choices cannot be listed" retry={refresh} />
          <AwsErrorAlert error={error} />
        </SpaceBetween>
      </div>
    </Modal>
  )
}
