import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tiles from '@cloudscape-design/components/tiles'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useInvalidate } from '../aws/use-query.ts'
import { SubmitForm } from '../forms/submit-form.tsx'
import { TagFields } from '../forms/tag-fields.tsx'
import { tagErrors, type Tag } from '../forms/tags.ts'
import { useSubmit } from '../forms/use-submit.ts'
import { useIdentity } from '../session/session-context.tsx'
import { useFlash, usePage } from '../shell/page-context.tsx'
import { pathTo } from '../shell/path-to.ts'
import { providerName } from './list-providers.ts'
import { MetadataField } from './metadata-field.tsx'
import { createOidcProvider, createSamlProvider } from './operations.ts'
import { oidcUrlError, samlNameError } from './provider-fields.ts'

/** Adds an OpenID Connect or SAML provider. */
export default function CreateProviderPage() {
  usePage('Add provider', [
    ['Identity providers', pathTo('identity-providers')],
    ['Add provider', pathTo('identity-providers', 'create')],
  ])
  const { aws } = useIdentity()
  const invalidate = useInvalidate()
  const flash = useFlash()
  const [, navigate] = useLocation()
  const [type, setType] = useState<'oidc' | 'saml'>('oidc')
  const [url, setUrl] = useState('https://')
  const [audience, setAudience] = useState('')
  const [name, setName] = useState('')
  const [metadata, setMetadata] = useState('')
  const [tags, setTags] = useState<Tag[]>([])
  const ready =
    type === 'oidc'
      ? oidcUrlError(url) === undefined && audience !== ''
      : samlNameError(name) === undefined && metadata !== ''
  const submit = useSubmit(async () => {
    const arn =
      type === 'oidc'
        ? await createOidcProvider(aws, url, [audience], tags)
        : await createSamlProvider(aws, name, metadata, tags)
    flash({
      type: 'success',
      content: `Provider ${providerName(arn)} added. Next, create a role it may assume.`,
    })
    invalidate('identity-providers')
    navigate(`/identity-providers/details?${new URLSearchParams({ arn })}`)
  })
  return (
    <SubmitForm
      header={<Header variant="h1">Add identity provider</Header>}
      action="Add provider"
      submit={submit}
      cancelHref={pathTo('identity-providers')}
      disabled={!ready || Object.keys(tagErrors(tags)).length > 0}
    >
      <Container header={<Header variant="h2">Provider details</Header>}>
        <SpaceBetween size="l">
          <FormField label="Provider type" stretch>
            <Tiles
              value={type}
              onChange={({ detail }) => setType(detail.value as 'oidc' | 'saml')}
              items={[
                {
                  value: 'oidc',
                  label: 'OpenID Connect',
                  description: 'Pipelines, clusters and apps whose tokens a public address vouches for.',
                },
                {
                  value: 'saml',
                  label: 'SAML',
                  description: 'A corporate directory, by its metadata document.',
                },
              ]}
            />
          </FormField>
          {type === 'oidc' ? (
            <OidcFields url={url} audience={audience} onUrl={setUrl} onAudience={setAudience} />
          ) : (
            <SamlFields name={name} onName={setName} onMetadata={setMetadata} />
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header variant="h2">Tags - optional</Header>}>
        <TagFields tags={tags} onChange={setTags} />
      </Container>
    </SubmitForm>
  )
}

function OidcFields(props: {
  url: string
  audience: string
  onUrl: (url: string) => void
  onAudience: (audience: string) => void
}) {
  return (
    <SpaceBetween size="l">
      <FormField
        label="Provider URL"
        description="As the iss claim of its tokens has it, to the letter."
        errorText={props.url === 'https://' ? undefined : oidcUrlError(props.url)}
      >
        <Input value={props.url} onChange={({ detail }) => props.onUrl(detail.value.trim())} type="url" />
      </FormField>
      <FormField label="Audience" description="The client id that the tokens are for.">
        <Input
          value={props.audience}
          onChange={({ detail }) => props.onAudience(detail.value.trim())}
          placeholder="sts.amazonaws.com"
        />
      </FormField>
    </SpaceBetween>
  )
}

function SamlFields(props: {
  name: string
  onName: (name: string) => void
  onMetadata: (text: string) => void
}) {
  return (
    <SpaceBetween size="l">
      <FormField label="Provider name" errorText={props.name === '' ? undefined : samlNameError(props.name)}>
        <Input value={props.name} onChange={({ detail }) => props.onName(detail.value)} />
      </FormField>
      <MetadataField onChange={props.onMetadata} />
    </SpaceBetween>
  )
}
