/** What the linter knows of one AWS service; names are spelled as in the service authorization reference. */
export type CatalogueService = {
  actions: Readonly<Record<string, CatalogueAction>>
  resourceTypes: Readonly<Record<string, { arn: string; conditionKeys: readonly string[] }>>
  /** Each key's type: `String`, `ArrayOfString`, `ARN`, `Bool`, `Date`, `Numeric` … */
  conditionKeys: Readonly<Record<string, string>>
}

/** An action: no resource types means that it is about `*` only. */
export type CatalogueAction = {
  resourceTypes: readonly { name: string; conditionKeys: readonly string[] }[]
  conditionKeys: readonly string[]
}

/** AWS's services by their prefixes. What it does not hold counts as no service of AWS's. */
export type ServiceCatalogue = {
  services(): readonly string[]
  service(prefix: string): CatalogueService | undefined
}
