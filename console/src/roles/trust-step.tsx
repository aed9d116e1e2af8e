import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { PolicyJson } from '../permissions/policy-json.tsx'
import { AccountFields } from './account-fields.tsx'
import { SamlFields } from './saml-fields.tsx'
import { ServiceFields } from './service-fields.tsx'
import { trustErrors, type TrustChoice } from './trust-document.ts'
import { WebIdentityFields } from './web-identity-fields.tsx'
import FormField from '@cloudscape-design/components/form-field'

const kinds: readonly { value: TrustChoice['kind']; label: string; description: string }[] = [
  {
    value: 'service',
    label: 'AWS service',
    description: 'Services like EC2 or Lambda act in this account.',
  },
  {
    value: 'account',
    label: 'AWS account',
    description: 'People and programs of this or another account act here.',
  },
  {
    value: 'web',
    label: 'Web identity',
    description: 'Users of an OpenID Connect provider act here.',
  },
  {
    value: 'saml',
    label: 'SAML 2.0 federation',
    description: 'Users of a corporate directory act here.',
  },
  {
    value: 'custom',
    label: 'Custom trust policy',
    description: 'A trust policy that you write.',
  },
]

/** What the first step begins with. */
export function blankTrust(account: string): TrustChoice {
  return {
    kind: 'service',
    service: '',
    account: { id: account, needsExternalId: false, externalId: '', needsMfa: false },
    web: { provider: '', audience: '', conditions: [] },
    saml: { provider: '', access: 'console', attribute: 'SAML:iss', value: '' },
    custom: JSON.stringify(
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${account}:root` },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      null,
      4,
    ),
  }
}

/** The first step of making a role: the kind of trusted entity, and what has to be known of it. */
export function TrustStep(props: {
  trust: TrustChoice
  onChange: (trust: TrustChoice) => void
  tried: boolean
}) {
  const { trust, onChange, tried } = props
  const errors = tried ? trustErrors(trust) : {}
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">Trusted entity type</Header>}>
        <Tiles
          ariaLabel="Trusted entity type"
          value={trust.kind}
          items={[...kinds]}
          onChange={({ detail }) => onChange({ ...trust, kind: detail.value as TrustChoice['kind'] })}
        />
      </Container>
      {trust.kind === 'service' && (
        <ServiceFields
          service={trust.service}
          onChange={(service) => onChange({ ...trust, service })}
          errors={errors}
        />
      )}
      {trust.kind === 'account' && (
        <AccountFields
          choice={trust.account}
          onChange={(account) => onChange({ ...trust, account })}
          errors={errors}
        />
      )}
      {trust.kind === 'web' && (
        <WebIdentityFields
          choice={trust.web}
          onChange={(web) => onChange({ ...trust, web })}
          errors={errors}
        />
      )}
      {trust.kind === 'saml' && (
        <SamlFields choice={trust.saml} onChange={(saml) => onChange({ ...trust, saml })} errors={errors} />
      )}
      {trust.kind === 'custom' && (
        <Container header={<Header variant="h2">Custom trust policy</Header>}>
          <FormField errorText={errors.custom} stretch>
            <PolicyJson
              value={trust.custom}
              onChange={(custom) => onChange({ ...trust, custom })}
              kind="trust"
              ariaLabel="Custom trust policy"
            />
          </FormField>
        </Container>
      )}
    </SpaceBetween>
  )
}
