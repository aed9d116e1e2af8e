import DateRangePicker, { type DateRangePickerProps } from '@cloudscape-design/components/date-range-picker'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import Toggle from '@cloudscape-design/components/toggle'
import { useState } from 'react'
import { attributes, type EventFilter } from './event-filter.ts'

const any = { value: '', label: 'Any attribute' }
const options = [any, ...attributes.map(([value, label]) => ({ value, label }))]

const relative: DateRangePickerProps.RelativeOption[] = [
  { key: 'hour', amount: 1, unit: 'hour', type: 'relative' },
  { key: 'day', amount: 1, unit: 'day', type: 'relative' },
  { key: 'week', amount: 7, unit: 'day', type: 'relative' },
  { key: 'month', amount: 30, unit: 'day', type: 'relative' },
]

const unitSeconds: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
}

/** The fields of the event history's filter: one attribute, the times, errors alone. */
export function EventFilterFields(props: { filter: EventFilter; onChange: (filter: EventFilter) => void }) {
  const { filter, onChange } = props
  const [value, setValue] = useState(filter.value)
  const [attribute, setAttribute] = useState<string>(filter.attribute ?? '')
  const row = attributes.find(([key]) => key === attribute)
  const apply = () => onChange({ ...filter, attribute: row?.[0], value })
  return (
    <div className="event-filter">
      <Select
        ariaLabel="Lookup attribute"
        options={options}
        selectedOption={options.find((option) => option.value === attribute) ?? any}
        onChange={({ detail }) => {
          const next = detail.selectedOption.value!
          setAttribute(next)
          if (next === '') onChange({ ...filter, attribute: undefined, value: '' })
        }}
      />
      {row !== undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            apply()
          }}
        >
          <Input
            type="search"
            ariaLabel={row[1]}
            placeholder={row[2]}
            value={value}
            onChange={({ detail }) => setValue(detail.value)}
            onBlur={() => value !== filter.value && apply()}
          />
        </form>
      )}
      <DateRangePicker
        value={pickerValue(filter.range)}
        relativeOptions={relative}
        isValidRange={() => ({ valid: true })}
        placeholder="Any time"
        i18nStrings={{ ariaLabel: 'Time range', relativeRangeSelectionHeading: 'Time range' }}
        onChange={({ detail }) => onChange({ ...filter, range: rangeOf(detail.value) })}
      />
      <Toggle
        checked={filter.errorsOnly}
        onChange={({ detail }) => onChange({ ...filter, errorsOnly: detail.checked })}
      >
        Errors only
      </Toggle>
    </div>
  )
}

function pickerValue(range: EventFilter['range']): DateRangePickerProps.Value | null {
  if (range === undefined) return null
  if ('from' in range) return { type: 'absolute', startDate: range.from, endDate: range.until }
  const known = relative.find(({ amount, unit }) => amount * unitSeconds[unit]! === range.seconds)
  return known ?? { type: 'relative', amount: range.seconds, unit: 'second' }
}

function rangeOf(value: DateRangePickerProps.Value | null): EventFilter['range'] {
  if (value === null) return undefined
  if (value.type === 'absolute') return { from: value.startDate, until: value.endDate }
  return { seconds: value.amount * unitSeconds[value.unit]! }
}
