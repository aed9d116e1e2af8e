import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import { useState } from 'react'
import type { Query } from '../aws/use-query.ts'
import { ActionModal } from './action-modal.tsx'
import { AwsErrorAlert } from './aws-error-alert.tsx'

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
  const { data = [], status, error, refresh } = props.query
  const options = data.filter((item) => !props.hide?.(item)).map(props.option)
  return (
    <ActionModal
      title={props.title}
      action={props.action}
      disabled={values.length === 0}
      work={() => props.work([...values])}
      onDismiss={props.onDismiss}
    >
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
      <AwsErrorAlert error={error} header="The choices cannot be listed" retry={refresh} />
    </ActionModal>
  )
}
