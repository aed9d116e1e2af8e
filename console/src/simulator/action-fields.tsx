import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useMemo, useState } from 'react'
import { resourceOffers } from '../policy-editor/offers.ts'
import type { Reference } from '../reference/reference.ts'
import { linesOf, type SimulatorQuestion } from './question.ts'

// LIMIT: a hint, not a list: nobody reads more formats beside a field.
const formatsShown = 4

/** What is asked for: actions chosen service by service, and the resources they are about. */
export function ActionFields(props: {
  question: SimulatorQuestion
  onChange: (part: Partial<SimulatorQuestion>) => void
  reference: Reference | undefined
  account: string
}) {
  const { question, onChange, reference, account } = props
  const { actions } = question
  const [service, setService] = useState(actions[0]?.split(':', 1)[0])
  const [resources, setResources] = useState(question.resources.join('\n'))
  const services = useMemo(
    () =>
      (reference?.catalogue.services() ?? []).map((prefix) => ({
        value: prefix,
        label: reference!.nameOf(prefix),
        labelTag: prefix,
      })),
    [reference],
  )
  const options = useMemo(
    () =>
      Object.keys((service !== undefined && reference?.catalogue.service(service)?.actions) || {})
        .sort()
        .map((name) => ({
          value: `${service}:${name}`,
          label: name,
          labelTag: reference!.levelOf(service!, name),
        })),
    [reference, service],
  )
  const formats = useMemo(
    () => (reference === undefined ? [] : resourceOffers(reference, actions, account)),
    [reference, actions, account],
  )
  return (
    <SpaceBetween size="m">
      <div className="two-fields">
        <FormField label="Service">
          <Select
            options={services}
            selectedOption={services.find(({ value }) => value === service) ?? null}
            onChange={({ detail }) => setService(detail.selectedOption.value)}
            filteringType="auto"
            virtualScroll
            statusType={reference === undefined ? 'loading' : 'finished'}
            loadingText="Loading services"
            placeholder="Choose a service"
          />
        </FormField>
        <FormField label="Actions">
          <Multiselect
            options={options}
            selectedOptions={options.filter(({ value }) => actions.includes(value))}
            onChange={({ detail }) => {
              const others = actions.filter((action) => !options.some(({ value }) => value === action))
              onChange({ actions: [...others, ...detail.selectedOptions.map(({ value }) => value!)] })
            }}
            filteringType="auto"
            virtualScroll
            hideTokens
            disabled={service === undefined}
            placeholder={`${actions.length} chosen`}
            enableSelectAll
          />
        </FormField>
      </div>
      {actions.length > 0 && (
        <TokenGroup
          limit={12}
          items={actions.map((label) => ({ label, dismissLabel: `Leave out ${label}` }))}
          onDismiss={({ detail }) =>
            onChange({ actions: actions.filter((_, at) => at !== detail.itemIndex) })
          }
        />
      )}
      <FormField
        label="Resources"
        description="One ARN a line; without any the question is about all resources (*)."
        constraintText={formats
          .map(({ text }) => text)
          .filter((text) => text !== '*')
          .sort((a, b) => a.length - b.length)
          .slice(0, formatsShown)
          .join(', ')}
      >
        <Textarea
          value={resources}
          rows={3}
          placeholder="*"
          spellcheck={false}
          onChange={({ detail }) => {
            setResources(detail.value)
            onChange({ resources: linesOf(detail.value) })
          }}
        />
      </FormField>
    </SpaceBetween>
  )
}
