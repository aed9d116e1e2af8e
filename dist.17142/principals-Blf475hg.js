import { r as iamArn } from "./arn-ww7bWFpI.js";
import { $ as isOperationNodeSource, A as QueryExecutorBase, B as parseValueBinaryOperationOrExpression, C as parseExpression, D as createFunctionModule, E as CaseNode, F as OperationNodeTransformer, G as parseOrderedColumnName, H as ValueNode, I as createQueryId, J as RawNode, K as parseStringReference, L as QueryNode, M as waitOrAbort, N as provideControlledConnection, O as SetOperationNode, P as WithSchemaPlugin, Q as OperatorNode, R as WhenNode, S as DynamicTableBuilder, T as CaseBuilder, U as ValueListNode, V as ParensNode, W as parseColumnName, X as SelectAllNode, Y as DynamicReferenceBuilder, Z as ColumnNode, at as isDate, b as sql, ct as isNumber, d as findUserById, dt as isUndefined, et as SchemableIdentifierNode, ft as noop, i as findRoleByName, it as isBoolean, j as printBackgroundFail, k as QueryCreator, lt as isObject, nt as freeze, ot as isFunction, q as logOnce, r as findRoleById, rt as isBigInt, st as isNull, tt as IdentifierNode, ut as isString, w as parseDataTypeExpression, x as parseTable, z as InsertQueryNode } from "./roles-BOLQkOFB.js";
import { D as groupsOfUser, F as attachmentsOf, b as inlinePoliciesOf, n as tagsOf, o as defaultDocuments } from "./tags-B7m9MNJY.js";
import { o as createBoundedMap } from "./organizations-Dc3SgDv_.js";
import { s as isClosedAccount } from "./accounts-DqERYTvr.js";
// ../../work/main/node_modules/kysely/dist/operation-node/alter-table-node.js
const AlterTableNode = freeze({
	is(node) {
		return node.kind === "AlterTableNode";
	},
	create(table) {
		return freeze({
			kind: "AlterTableNode",
			table
		});
	},
	cloneWithTableProps(node, props) {
		return freeze({
			...node,
			...props
		});
	},
	cloneWithColumnAlteration(node, columnAlteration) {
		return freeze({
			...node,
			columnAlterations: node.columnAlterations ? [...node.columnAlterations, columnAlteration] : [columnAlteration]
		});
	}
}), CreateIndexNode = freeze({
	is(node) {
		return node.kind === "CreateIndexNode";
	},
	create(name) {
		return freeze({
			kind: "CreateIndexNode",
			name: IdentifierNode.create(name)
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	},
	cloneWithColumns(node, columns) {
		return freeze({
			...node,
			columns: [...node.columns || [], ...columns]
		});
	}
}), CreateSchemaNode = freeze({
	is(node) {
		return node.kind === "CreateSchemaNode";
	},
	create(schema, params) {
		return freeze({
			kind: "CreateSchemaNode",
			schema: IdentifierNode.create(schema),
			...params
		});
	},
	cloneWith(createSchema, params) {
		return freeze({
			...createSchema,
			...params
		});
	}
}), ON_COMMIT_ACTIONS = [
	"preserve rows",
	"delete rows",
	"drop"
], CreateTableNode = freeze({
	is(node) {
		return node.kind === "CreateTableNode";
	},
	create(table) {
		return freeze({
			kind: "CreateTableNode",
			table,
			columns: freeze([])
		});
	},
	cloneWithColumn(node, column) {
		return freeze({
			...node,
			columns: freeze([...node.columns, column])
		});
	},
	cloneWithConstraint(node, constraint) {
		return freeze({
			...node,
			constraints: node.constraints ? freeze([...node.constraints, constraint]) : freeze([constraint])
		});
	},
	cloneWithIndex(node, index) {
		return freeze({
			...node,
			indexes: node.indexes ? freeze([...node.indexes, index]) : freeze([index])
		});
	},
	cloneWithFrontModifier(node, modifier) {
		return freeze({
			...node,
			frontModifiers: node.frontModifiers ? freeze([...node.frontModifiers, modifier]) : freeze([modifier])
		});
	},
	cloneWithEndModifier(node, modifier) {
		return freeze({
			...node,
			endModifiers: node.endModifiers ? freeze([...node.endModifiers, modifier]) : freeze([modifier])
		});
	},
	cloneWith(node, params) {
		return freeze({
			...node,
			...params
		});
	}
}), DropIndexNode = freeze({
	is(node) {
		return node.kind === "DropIndexNode";
	},
	create(name, params) {
		return freeze({
			kind: "DropIndexNode",
			name: SchemableIdentifierNode.create(name),
			...params
		});
	},
	cloneWith(dropIndex, props) {
		return freeze({
			...dropIndex,
			...props
		});
	}
}), DropSchemaNode = freeze({
	is(node) {
		return node.kind === "DropSchemaNode";
	},
	create(schema, params) {
		return freeze({
			kind: "DropSchemaNode",
			schema: IdentifierNode.create(schema),
			...params
		});
	},
	cloneWith(dropSchema, params) {
		return freeze({
			...dropSchema,
			...params
		});
	}
}), DropTableNode = freeze({
	is(node) {
		return node.kind === "DropTableNode";
	},
	create(table, params) {
		return freeze({
			kind: "DropTableNode",
			table,
			...params
		});
	},
	cloneWith(dropIndex, params) {
		return freeze({
			...dropIndex,
			...params
		});
	}
}), AddColumnNode = freeze({
	is(node) {
		return node.kind === "AddColumnNode";
	},
	create(column) {
		return freeze({
			kind: "AddColumnNode",
			column
		});
	}
}), ColumnDefinitionNode = freeze({
	is(node) {
		return node.kind === "ColumnDefinitionNode";
	},
	create(column, dataType) {
		return freeze({
			kind: "ColumnDefinitionNode",
			column: ColumnNode.create(column),
			dataType
		});
	},
	cloneWithFrontModifier(node, modifier) {
		return freeze({
			...node,
			frontModifiers: node.frontModifiers ? freeze([...node.frontModifiers, modifier]) : [modifier]
		});
	},
	cloneWithEndModifier(node, modifier) {
		return freeze({
			...node,
			endModifiers: node.endModifiers ? freeze([...node.endModifiers, modifier]) : [modifier]
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	}
}), DropColumnNode = freeze({
	is(node) {
		return node.kind === "DropColumnNode";
	},
	create(column) {
		return freeze({
			kind: "DropColumnNode",
			column: ColumnNode.create(column)
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	}
}), RenameColumnNode = freeze({
	is(node) {
		return node.kind === "RenameColumnNode";
	},
	create(column, newColumn) {
		return freeze({
			kind: "RenameColumnNode",
			column: ColumnNode.create(column),
			renameTo: ColumnNode.create(newColumn)
		});
	}
}), CheckConstraintNode = freeze({
	is(node) {
		return node.kind === "CheckConstraintNode";
	},
	create(expression, constraintName) {
		return freeze({
			kind: "CheckConstraintNode",
			expression,
			name: constraintName ? IdentifierNode.create(constraintName) : void 0
		});
	}
}), ON_MODIFY_FOREIGN_ACTIONS_DICTIONARY = freeze({
	cascade: !0,
	"no action": !0,
	restrict: !0,
	"set default": !0,
	"set null": !0
});
Object.keys(ON_MODIFY_FOREIGN_ACTIONS_DICTIONARY);
const ReferencesNode = freeze({
	is(node) {
		return node.kind === "ReferencesNode";
	},
	create(table, columns) {
		return freeze({
			kind: "ReferencesNode",
			table,
			columns: freeze([...columns])
		});
	},
	cloneWithOnDelete(references, onDelete) {
		return freeze({
			...references,
			onDelete
		});
	},
	cloneWithOnUpdate(references, onUpdate) {
		return freeze({
			...references,
			onUpdate
		});
	}
});
function isOnModifyForeignAction(thing) {
	return isString(thing) && ON_MODIFY_FOREIGN_ACTIONS_DICTIONARY[thing];
}
// ../../work/main/node_modules/kysely/dist/parser/default-value-parser.js
function parseDefaultValueExpression(value) {
	return isOperationNodeSource(value) ? value.toOperationNode() : ValueNode.createImmediate(value);
}
// ../../work/main/node_modules/kysely/dist/operation-node/generated-node.js
const GeneratedNode = freeze({
	is(node) {
		return node.kind === "GeneratedNode";
	},
	create(params) {
		return freeze({
			kind: "GeneratedNode",
			...params
		});
	},
	createWithExpression(expression) {
		return freeze({
			kind: "GeneratedNode",
			always: !0,
			expression
		});
	},
	cloneWith(node, params) {
		return freeze({
			...node,
			...params
		});
	}
}), DefaultValueNode = freeze({
	is(node) {
		return node.kind === "DefaultValueNode";
	},
	create(defaultValue) {
		return freeze({
			kind: "DefaultValueNode",
			defaultValue
		});
	}
});
// ../../work/main/node_modules/kysely/dist/parser/on-modify-action-parser.js
function parseOnModifyForeignAction(action) {
	if (isOnModifyForeignAction(action)) return action;
	throw Error(`invalid OnModifyForeignAction ${action}`);
}
// ../../work/main/node_modules/kysely/dist/schema/column-definition-builder.js
var ColumnDefinitionBuilder = class ColumnDefinitionBuilder {
	#node;
	constructor(node) {
		this.#node = node;
	}
	autoIncrement() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { autoIncrement: !0 }));
	}
	identity() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { identity: !0 }));
	}
	primaryKey() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { primaryKey: !0 }));
	}
	references(ref) {
		let references = parseStringReference(ref);
		if (!references.table || SelectAllNode.is(references.column)) throw Error(`invalid call references('${ref}'). The reference must have format table.column or schema.table.column`);
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { references: ReferencesNode.create(references.table, [references.column]) }));
	}
	onDelete(onDelete) {
		if (!this.#node.references) throw Error("on delete constraint can only be added for foreign keys");
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { references: ReferencesNode.cloneWithOnDelete(this.#node.references, parseOnModifyForeignAction(onDelete)) }));
	}
	onUpdate(onUpdate) {
		if (!this.#node.references) throw Error("on update constraint can only be added for foreign keys");
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { references: ReferencesNode.cloneWithOnUpdate(this.#node.references, parseOnModifyForeignAction(onUpdate)) }));
	}
	unique() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { unique: !0 }));
	}
	notNull() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { notNull: !0 }));
	}
	unsigned() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { unsigned: !0 }));
	}
	defaultTo(value) {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { defaultTo: DefaultValueNode.create(parseDefaultValueExpression(value)) }));
	}
	check(expression) {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { check: CheckConstraintNode.create(expression.toOperationNode()) }));
	}
	generatedAlwaysAs(expression) {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { generated: GeneratedNode.createWithExpression(expression.toOperationNode()) }));
	}
	generatedAlwaysAsIdentity() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { generated: GeneratedNode.create({
			identity: !0,
			always: !0
		}) }));
	}
	generatedByDefaultAsIdentity() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { generated: GeneratedNode.create({
			identity: !0,
			byDefault: !0
		}) }));
	}
	stored() {
		if (!this.#node.generated) throw Error("stored() can only be called after generatedAlwaysAs");
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { generated: GeneratedNode.cloneWith(this.#node.generated, { stored: !0 }) }));
	}
	modifyFront(modifier) {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWithFrontModifier(this.#node, modifier.toOperationNode()));
	}
	nullsNotDistinct() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { nullsNotDistinct: !0 }));
	}
	ifNotExists() {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWith(this.#node, { ifNotExists: !0 }));
	}
	modifyEnd(modifier) {
		return new ColumnDefinitionBuilder(ColumnDefinitionNode.cloneWithEndModifier(this.#node, modifier.toOperationNode()));
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#node;
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/modify-column-node.js
const ModifyColumnNode = freeze({
	is(node) {
		return node.kind === "ModifyColumnNode";
	},
	create(column) {
		return freeze({
			kind: "ModifyColumnNode",
			column
		});
	}
}), ForeignKeyConstraintNode = freeze({
	is(node) {
		return node.kind === "ForeignKeyConstraintNode";
	},
	create(sourceColumns, targetTable, targetColumns, constraintName) {
		return freeze({
			kind: "ForeignKeyConstraintNode",
			columns: sourceColumns,
			references: ReferencesNode.create(targetTable, targetColumns),
			name: constraintName ? IdentifierNode.create(constraintName) : void 0
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/foreign-key-constraint-builder.js
var ForeignKeyConstraintBuilder = class ForeignKeyConstraintBuilder {
	#node;
	constructor(node) {
		this.#node = node;
	}
	onDelete(onDelete) {
		return new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.cloneWith(this.#node, { onDelete: parseOnModifyForeignAction(onDelete) }));
	}
	onUpdate(onUpdate) {
		return new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.cloneWith(this.#node, { onUpdate: parseOnModifyForeignAction(onUpdate) }));
	}
	deferrable() {
		return new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.cloneWith(this.#node, { deferrable: !0 }));
	}
	notDeferrable() {
		return new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.cloneWith(this.#node, { deferrable: !1 }));
	}
	initiallyDeferred() {
		return new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.cloneWith(this.#node, { initiallyDeferred: !0 }));
	}
	initiallyImmediate() {
		return new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.cloneWith(this.#node, { initiallyDeferred: !1 }));
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#node;
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/add-constraint-node.js
const AddConstraintNode = freeze({
	is(node) {
		return node.kind === "AddConstraintNode";
	},
	create(constraint) {
		return freeze({
			kind: "AddConstraintNode",
			constraint
		});
	}
}), UniqueConstraintNode = freeze({
	is(node) {
		return node.kind === "UniqueConstraintNode";
	},
	create(columns, constraintName, nullsNotDistinct) {
		return isString(columns.at(0)) && (logOnce("`UniqueConstraintNode.create(columns: string[], ...)` is deprecated - pass `ColumnNode[]` instead."), columns = columns.map(ColumnNode.create)), freeze({
			kind: "UniqueConstraintNode",
			columns: freeze(columns),
			name: constraintName ? IdentifierNode.create(constraintName) : void 0,
			nullsNotDistinct
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	}
}), DropConstraintNode = freeze({
	is(node) {
		return node.kind === "DropConstraintNode";
	},
	create(constraintName) {
		return freeze({
			kind: "DropConstraintNode",
			constraintName: IdentifierNode.create(constraintName)
		});
	},
	cloneWith(dropConstraint, props) {
		return freeze({
			...dropConstraint,
			...props
		});
	}
}), AlterColumnNode = freeze({
	is(node) {
		return node.kind === "AlterColumnNode";
	},
	create(column, prop, value) {
		return freeze({
			kind: "AlterColumnNode",
			column: ColumnNode.create(column),
			[prop]: value
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/alter-column-builder.js
var AlterColumnBuilder = class {
	#column;
	constructor(column) {
		this.#column = column;
	}
	setDataType(dataType) {
		return new AlteredColumnBuilder(AlterColumnNode.create(this.#column, "dataType", parseDataTypeExpression(dataType)));
	}
	setDefault(value) {
		return new AlteredColumnBuilder(AlterColumnNode.create(this.#column, "setDefault", parseDefaultValueExpression(value)));
	}
	dropDefault() {
		return new AlteredColumnBuilder(AlterColumnNode.create(this.#column, "dropDefault", !0));
	}
	setNotNull() {
		return new AlteredColumnBuilder(AlterColumnNode.create(this.#column, "setNotNull", !0));
	}
	dropNotNull() {
		return new AlteredColumnBuilder(AlterColumnNode.create(this.#column, "dropNotNull", !0));
	}
	$call(func) {
		return func(this);
	}
}, AlteredColumnBuilder = class {
	#alterColumnNode;
	constructor(alterColumnNode) {
		this.#alterColumnNode = alterColumnNode;
	}
	toOperationNode() {
		return this.#alterColumnNode;
	}
}, AlterTableExecutor = class {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, AlterTableAddForeignKeyConstraintBuilder = class AlterTableAddForeignKeyConstraintBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	onDelete(onDelete) {
		return new AlterTableAddForeignKeyConstraintBuilder({
			...this.#props,
			constraintBuilder: this.#props.constraintBuilder.onDelete(onDelete)
		});
	}
	onUpdate(onUpdate) {
		return new AlterTableAddForeignKeyConstraintBuilder({
			...this.#props,
			constraintBuilder: this.#props.constraintBuilder.onUpdate(onUpdate)
		});
	}
	deferrable() {
		return new AlterTableAddForeignKeyConstraintBuilder({
			...this.#props,
			constraintBuilder: this.#props.constraintBuilder.deferrable()
		});
	}
	notDeferrable() {
		return new AlterTableAddForeignKeyConstraintBuilder({
			...this.#props,
			constraintBuilder: this.#props.constraintBuilder.notDeferrable()
		});
	}
	initiallyDeferred() {
		return new AlterTableAddForeignKeyConstraintBuilder({
			...this.#props,
			constraintBuilder: this.#props.constraintBuilder.initiallyDeferred()
		});
	}
	initiallyImmediate() {
		return new AlterTableAddForeignKeyConstraintBuilder({
			...this.#props,
			constraintBuilder: this.#props.constraintBuilder.initiallyImmediate()
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(AlterTableNode.cloneWithTableProps(this.#props.node, { addConstraint: AddConstraintNode.create(this.#props.constraintBuilder.toOperationNode()) }), this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, AlterTableDropConstraintBuilder = class AlterTableDropConstraintBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	ifExists() {
		return new AlterTableDropConstraintBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { dropConstraint: DropConstraintNode.cloneWith(this.#props.node.dropConstraint, { ifExists: !0 }) })
		});
	}
	cascade() {
		return new AlterTableDropConstraintBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { dropConstraint: DropConstraintNode.cloneWith(this.#props.node.dropConstraint, { modifier: "cascade" }) })
		});
	}
	restrict() {
		return new AlterTableDropConstraintBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { dropConstraint: DropConstraintNode.cloneWith(this.#props.node.dropConstraint, { modifier: "restrict" }) })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/primary-key-constraint-node.js
const PrimaryKeyConstraintNode = freeze({
	is(node) {
		return node.kind === "PrimaryKeyConstraintNode";
	},
	create(columns, constraintName) {
		return freeze({
			kind: "PrimaryKeyConstraintNode",
			columns: freeze(columns.map(ColumnNode.create)),
			name: constraintName ? IdentifierNode.create(constraintName) : void 0
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	}
}), AddIndexNode = freeze({
	is(node) {
		return node.kind === "AddIndexNode";
	},
	create(name) {
		return freeze({
			kind: "AddIndexNode",
			name: IdentifierNode.create(name)
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	},
	cloneWithColumns(node, columns) {
		return freeze({
			...node,
			columns: [...node.columns || [], ...columns]
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/alter-table-add-index-builder.js
var AlterTableAddIndexBuilder = class AlterTableAddIndexBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	unique() {
		return new AlterTableAddIndexBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addIndex: AddIndexNode.cloneWith(this.#props.node.addIndex, { unique: !0 }) })
		});
	}
	column(arg) {
		return new AlterTableAddIndexBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addIndex: AddIndexNode.cloneWithColumns(this.#props.node.addIndex, [isString(arg) ? parseOrderedColumnName(arg) : arg.toOperationNode()]) })
		});
	}
	columns(columns) {
		return new AlterTableAddIndexBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addIndex: AddIndexNode.cloneWithColumns(this.#props.node.addIndex, columns.map((item) => isString(item) ? parseOrderedColumnName(item) : item.toOperationNode())) })
		});
	}
	expression(expression) {
		return new AlterTableAddIndexBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addIndex: AddIndexNode.cloneWithColumns(this.#props.node.addIndex, [expression.toOperationNode()]) })
		});
	}
	using(indexType) {
		return new AlterTableAddIndexBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addIndex: AddIndexNode.cloneWith(this.#props.node.addIndex, { using: RawNode.createWithSql(indexType) }) })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, UniqueConstraintNodeBuilder = class UniqueConstraintNodeBuilder {
	#node;
	constructor(node) {
		this.#node = node;
	}
	nullsNotDistinct() {
		return new UniqueConstraintNodeBuilder(UniqueConstraintNode.cloneWith(this.#node, { nullsNotDistinct: !0 }));
	}
	deferrable() {
		return new UniqueConstraintNodeBuilder(UniqueConstraintNode.cloneWith(this.#node, { deferrable: !0 }));
	}
	notDeferrable() {
		return new UniqueConstraintNodeBuilder(UniqueConstraintNode.cloneWith(this.#node, { deferrable: !1 }));
	}
	initiallyDeferred() {
		return new UniqueConstraintNodeBuilder(UniqueConstraintNode.cloneWith(this.#node, { initiallyDeferred: !0 }));
	}
	initiallyImmediate() {
		return new UniqueConstraintNodeBuilder(UniqueConstraintNode.cloneWith(this.#node, { initiallyDeferred: !1 }));
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#node;
	}
}, PrimaryKeyConstraintBuilder = class PrimaryKeyConstraintBuilder {
	#node;
	constructor(node) {
		this.#node = node;
	}
	deferrable() {
		return new PrimaryKeyConstraintBuilder(PrimaryKeyConstraintNode.cloneWith(this.#node, { deferrable: !0 }));
	}
	notDeferrable() {
		return new PrimaryKeyConstraintBuilder(PrimaryKeyConstraintNode.cloneWith(this.#node, { deferrable: !1 }));
	}
	initiallyDeferred() {
		return new PrimaryKeyConstraintBuilder(PrimaryKeyConstraintNode.cloneWith(this.#node, { initiallyDeferred: !0 }));
	}
	initiallyImmediate() {
		return new PrimaryKeyConstraintBuilder(PrimaryKeyConstraintNode.cloneWith(this.#node, { initiallyDeferred: !1 }));
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#node;
	}
}, CheckConstraintBuilder = class {
	#node;
	constructor(node) {
		this.#node = node;
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#node;
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/rename-constraint-node.js
const RenameConstraintNode = freeze({
	is(node) {
		return node.kind === "RenameConstraintNode";
	},
	create(oldName, newName) {
		return freeze({
			kind: "RenameConstraintNode",
			oldName: IdentifierNode.create(oldName),
			newName: IdentifierNode.create(newName)
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/drop-column-builder.js
var DropColumnBuilder = class DropColumnBuilder {
	#props;
	constructor(props) {
		this.#props = freeze({ ...props });
	}
	ifExists() {
		return new DropColumnBuilder({
			...this.#props,
			node: DropColumnNode.cloneWith(this.#props.node, { ifExists: !0 })
		});
	}
	toOperationNode() {
		return this.#props.node;
	}
}, AlterTableBuilder = class {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	renameTo(newTableName) {
		return new AlterTableExecutor({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { renameTo: parseTable(newTableName) })
		});
	}
	setSchema(newSchema) {
		return new AlterTableExecutor({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { setSchema: IdentifierNode.create(newSchema) })
		});
	}
	alterColumn(column, alteration) {
		let builder = alteration(new AlterColumnBuilder(column));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, builder.toOperationNode())
		});
	}
	dropColumn(column, build = noop) {
		let builder = build(new DropColumnBuilder({ node: DropColumnNode.create(column) }));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, builder.toOperationNode())
		});
	}
	renameColumn(column, newColumn) {
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, RenameColumnNode.create(column, newColumn))
		});
	}
	addColumn(columnName, dataType, build = noop) {
		let builder = build(new ColumnDefinitionBuilder(ColumnDefinitionNode.create(columnName, parseDataTypeExpression(dataType))));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, AddColumnNode.create(builder.toOperationNode()))
		});
	}
	modifyColumn(columnName, dataType, build = noop) {
		let builder = build(new ColumnDefinitionBuilder(ColumnDefinitionNode.create(columnName, parseDataTypeExpression(dataType))));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, ModifyColumnNode.create(builder.toOperationNode()))
		});
	}
	addUniqueConstraint(constraintName, columns, build = noop) {
		let uniqueConstraintBuilder = build(new UniqueConstraintNodeBuilder(UniqueConstraintNode.create(columns.map((column) => isString(column) ? ColumnNode.create(column) : parseExpression(column)), constraintName)));
		return new AlterTableExecutor({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addConstraint: AddConstraintNode.create(uniqueConstraintBuilder.toOperationNode()) })
		});
	}
	addCheckConstraint(constraintName, checkExpression, build = noop) {
		let constraintBuilder = build(new CheckConstraintBuilder(CheckConstraintNode.create(checkExpression.toOperationNode(), constraintName)));
		return new AlterTableExecutor({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addConstraint: AddConstraintNode.create(constraintBuilder.toOperationNode()) })
		});
	}
	addForeignKeyConstraint(constraintName, columns, targetTable, targetColumns, build = noop) {
		let constraintBuilder = build(new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.create(columns.map(ColumnNode.create), parseTable(targetTable), targetColumns.map(ColumnNode.create), constraintName)));
		return new AlterTableAddForeignKeyConstraintBuilder({
			...this.#props,
			constraintBuilder
		});
	}
	addPrimaryKeyConstraint(constraintName, columns, build = noop) {
		let constraintBuilder = build(new PrimaryKeyConstraintBuilder(PrimaryKeyConstraintNode.create(columns, constraintName)));
		return new AlterTableExecutor({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addConstraint: AddConstraintNode.create(constraintBuilder.toOperationNode()) })
		});
	}
	dropConstraint(constraintName) {
		return new AlterTableDropConstraintBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { dropConstraint: DropConstraintNode.create(constraintName) })
		});
	}
	renameConstraint(oldName, newName) {
		return new AlterTableDropConstraintBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { renameConstraint: RenameConstraintNode.create(oldName, newName) })
		});
	}
	addIndex(indexName) {
		return new AlterTableAddIndexBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { addIndex: AddIndexNode.create(indexName) })
		});
	}
	dropIndex(indexName) {
		return new AlterTableExecutor({
			...this.#props,
			node: AlterTableNode.cloneWithTableProps(this.#props.node, { dropIndex: DropIndexNode.create(indexName) })
		});
	}
	$call(func) {
		return func(this);
	}
}, AlterTableColumnAlteringBuilder = class AlterTableColumnAlteringBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	alterColumn(column, alteration) {
		let builder = alteration(new AlterColumnBuilder(column));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, builder.toOperationNode())
		});
	}
	dropColumn(column, build = noop) {
		let builder = build(new DropColumnBuilder({ node: DropColumnNode.create(column) }));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, builder.toOperationNode())
		});
	}
	renameColumn(column, newColumn) {
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, RenameColumnNode.create(column, newColumn))
		});
	}
	addColumn(columnName, dataType, build = noop) {
		let builder = build(new ColumnDefinitionBuilder(ColumnDefinitionNode.create(columnName, parseDataTypeExpression(dataType))));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, AddColumnNode.create(builder.toOperationNode()))
		});
	}
	modifyColumn(columnName, dataType, build = noop) {
		let builder = build(new ColumnDefinitionBuilder(ColumnDefinitionNode.create(columnName, parseDataTypeExpression(dataType))));
		return new AlterTableColumnAlteringBuilder({
			...this.#props,
			node: AlterTableNode.cloneWithColumnAlteration(this.#props.node, ModifyColumnNode.create(builder.toOperationNode()))
		});
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, ImmediateValueTransformer = class extends OperationNodeTransformer {
	transformPrimitiveValueList(node) {
		return ValueListNode.create(node.values.map(ValueNode.createImmediate));
	}
	transformValue(node) {
		return ValueNode.createImmediate(node.value);
	}
}, CreateIndexBuilder = class CreateIndexBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	ifNotExists() {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWith(this.#props.node, { ifNotExists: !0 })
		});
	}
	unique() {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWith(this.#props.node, { unique: !0 })
		});
	}
	nullsNotDistinct() {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWith(this.#props.node, { nullsNotDistinct: !0 })
		});
	}
	on(table) {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWith(this.#props.node, { table: parseTable(table) })
		});
	}
	column(arg) {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWithColumns(this.#props.node, [isString(arg) ? parseOrderedColumnName(arg) : arg.toOperationNode()])
		});
	}
	columns(columns) {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWithColumns(this.#props.node, columns.map((item) => isString(item) ? parseOrderedColumnName(item) : item.toOperationNode()))
		});
	}
	expression(expression) {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWithColumns(this.#props.node, [expression.toOperationNode()])
		});
	}
	using(indexType) {
		return new CreateIndexBuilder({
			...this.#props,
			node: CreateIndexNode.cloneWith(this.#props.node, { using: RawNode.createWithSql(indexType) })
		});
	}
	where(...args) {
		let transformer = new ImmediateValueTransformer();
		return new CreateIndexBuilder({
			...this.#props,
			node: QueryNode.cloneWithWhere(this.#props.node, transformer.transformNode(parseValueBinaryOperationOrExpression(args), this.#props.queryId))
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, CreateSchemaBuilder = class CreateSchemaBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	ifNotExists() {
		return new CreateSchemaBuilder({
			...this.#props,
			node: CreateSchemaNode.cloneWith(this.#props.node, { ifNotExists: !0 })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/parser/on-commit-action-parse.js
function parseOnCommitAction(action) {
	if (ON_COMMIT_ACTIONS.includes(action)) return action;
	throw Error(`invalid OnCommitAction ${action}`);
}
// ../../work/main/node_modules/kysely/dist/schema/create-table-add-index-builder.js
var CreateTableAddIndexBuilder = class CreateTableAddIndexBuilder {
	#node;
	constructor(node) {
		this.#node = node;
	}
	using(indexType) {
		return new CreateTableAddIndexBuilder(AddIndexNode.cloneWith(this.#node, { using: RawNode.createWithSql(indexType) }));
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#node;
	}
}, CreateTableBuilder = class CreateTableBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	temporary() {
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWith(this.#props.node, { temporary: !0 })
		});
	}
	onCommit(onCommit) {
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWith(this.#props.node, { onCommit: parseOnCommitAction(onCommit) })
		});
	}
	ifNotExists() {
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWith(this.#props.node, { ifNotExists: !0 })
		});
	}
	addColumn(columnName, dataType, build = noop) {
		let columnBuilder = build(new ColumnDefinitionBuilder(ColumnDefinitionNode.create(columnName, parseDataTypeExpression(dataType))));
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithColumn(this.#props.node, columnBuilder.toOperationNode())
		});
	}
	addPrimaryKeyConstraint(constraintName, columns, build = noop) {
		let constraintBuilder = build(new PrimaryKeyConstraintBuilder(PrimaryKeyConstraintNode.create(columns, constraintName)));
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithConstraint(this.#props.node, constraintBuilder.toOperationNode())
		});
	}
	addUniqueConstraint(constraintName, columns, build = noop) {
		let uniqueConstraintBuilder = build(new UniqueConstraintNodeBuilder(UniqueConstraintNode.create(columns.map((column) => isString(column) ? ColumnNode.create(column) : parseExpression(column)), constraintName)));
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithConstraint(this.#props.node, uniqueConstraintBuilder.toOperationNode())
		});
	}
	addIndex(indexName, columns, build = noop) {
		let addIndexBuilder = build(new CreateTableAddIndexBuilder(AddIndexNode.cloneWithColumns(AddIndexNode.create(indexName), columns.map((column) => isString(column) ? ColumnNode.create(column) : parseExpression(column)))));
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithIndex(this.#props.node, addIndexBuilder.toOperationNode())
		});
	}
	addCheckConstraint(constraintName, checkExpression, build = noop) {
		let constraintBuilder = build(new CheckConstraintBuilder(CheckConstraintNode.create(checkExpression.toOperationNode(), constraintName)));
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithConstraint(this.#props.node, constraintBuilder.toOperationNode())
		});
	}
	addForeignKeyConstraint(constraintName, columns, targetTable, targetColumns, build = noop) {
		let builder = build(new ForeignKeyConstraintBuilder(ForeignKeyConstraintNode.create(columns.map(ColumnNode.create), parseTable(targetTable), targetColumns.map(ColumnNode.create), constraintName)));
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithConstraint(this.#props.node, builder.toOperationNode())
		});
	}
	modifyFront(modifier) {
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithFrontModifier(this.#props.node, modifier.toOperationNode())
		});
	}
	modifyEnd(modifier) {
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWithEndModifier(this.#props.node, modifier.toOperationNode())
		});
	}
	as(expression) {
		return new CreateTableBuilder({
			...this.#props,
			node: CreateTableNode.cloneWith(this.#props.node, { selectQuery: parseExpression(expression) })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, DropIndexBuilder = class DropIndexBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	on(table) {
		return new DropIndexBuilder({
			...this.#props,
			node: DropIndexNode.cloneWith(this.#props.node, { table: parseTable(table) })
		});
	}
	ifExists() {
		return new DropIndexBuilder({
			...this.#props,
			node: DropIndexNode.cloneWith(this.#props.node, { ifExists: !0 })
		});
	}
	cascade() {
		return new DropIndexBuilder({
			...this.#props,
			node: DropIndexNode.cloneWith(this.#props.node, { cascade: !0 })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, DropSchemaBuilder = class DropSchemaBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	ifExists() {
		return new DropSchemaBuilder({
			...this.#props,
			node: DropSchemaNode.cloneWith(this.#props.node, { ifExists: !0 })
		});
	}
	cascade() {
		return new DropSchemaBuilder({
			...this.#props,
			node: DropSchemaNode.cloneWith(this.#props.node, { cascade: !0 })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
}, DropTableBuilder = class DropTableBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	temporary() {
		return new DropTableBuilder({
			...this.#props,
			node: DropTableNode.cloneWith(this.#props.node, { temporary: !0 })
		});
	}
	ifExists() {
		return new DropTableBuilder({
			...this.#props,
			node: DropTableNode.cloneWith(this.#props.node, { ifExists: !0 })
		});
	}
	cascade() {
		return new DropTableBuilder({
			...this.#props,
			node: DropTableNode.cloneWith(this.#props.node, { cascade: !0 })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/create-view-node.js
const CreateViewNode = freeze({
	is(node) {
		return node.kind === "CreateViewNode";
	},
	create(name) {
		return freeze({
			kind: "CreateViewNode",
			name: SchemableIdentifierNode.create(name)
		});
	},
	cloneWith(createView, params) {
		return freeze({
			...createView,
			...params
		});
	}
});
// ../../work/main/node_modules/kysely/dist/plugin/immediate-value/immediate-value-plugin.js
var ImmediateValuePlugin = class {
	#transformer = new ImmediateValueTransformer();
	transformQuery(args) {
		return this.#transformer.transformNode(args.node, args.queryId);
	}
	transformResult(args) {
		return Promise.resolve(args.result);
	}
}, CreateViewBuilder = class CreateViewBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	temporary() {
		return new CreateViewBuilder({
			...this.#props,
			node: CreateViewNode.cloneWith(this.#props.node, { temporary: !0 })
		});
	}
	materialized() {
		return new CreateViewBuilder({
			...this.#props,
			node: CreateViewNode.cloneWith(this.#props.node, { materialized: !0 })
		});
	}
	ifNotExists() {
		return new CreateViewBuilder({
			...this.#props,
			node: CreateViewNode.cloneWith(this.#props.node, { ifNotExists: !0 })
		});
	}
	orReplace() {
		return new CreateViewBuilder({
			...this.#props,
			node: CreateViewNode.cloneWith(this.#props.node, { orReplace: !0 })
		});
	}
	columns(columns) {
		return new CreateViewBuilder({
			...this.#props,
			node: CreateViewNode.cloneWith(this.#props.node, { columns: columns.map(parseColumnName) })
		});
	}
	as(query) {
		let queryNode = query.withPlugin(new ImmediateValuePlugin()).toOperationNode();
		return new CreateViewBuilder({
			...this.#props,
			node: CreateViewNode.cloneWith(this.#props.node, { as: queryNode })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/drop-view-node.js
const DropViewNode = freeze({
	is(node) {
		return node.kind === "DropViewNode";
	},
	create(name) {
		return freeze({
			kind: "DropViewNode",
			name: SchemableIdentifierNode.create(name)
		});
	},
	cloneWith(dropView, params) {
		return freeze({
			...dropView,
			...params
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/drop-view-builder.js
var DropViewBuilder = class DropViewBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	materialized() {
		return new DropViewBuilder({
			...this.#props,
			node: DropViewNode.cloneWith(this.#props.node, { materialized: !0 })
		});
	}
	ifExists() {
		return new DropViewBuilder({
			...this.#props,
			node: DropViewNode.cloneWith(this.#props.node, { ifExists: !0 })
		});
	}
	cascade() {
		return new DropViewBuilder({
			...this.#props,
			node: DropViewNode.cloneWith(this.#props.node, { cascade: !0 })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/create-type-node.js
const CreateTypeNode = freeze({
	is(node) {
		return node.kind === "CreateTypeNode";
	},
	create(name) {
		return freeze({
			kind: "CreateTypeNode",
			name
		});
	},
	cloneWithEnum(createType, values) {
		return freeze({
			...createType,
			enum: ValueListNode.create(values.map(ValueNode.createImmediate))
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/create-type-builder.js
var CreateTypeBuilder = class CreateTypeBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	asEnum(values) {
		return new CreateTypeBuilder({
			...this.#props,
			node: CreateTypeNode.cloneWithEnum(this.#props.node, values)
		});
	}
	$call(func) {
		return func(this);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/drop-type-node.js
const DropTypeNode = freeze({
	is(node) {
		return node.kind === "DropTypeNode";
	},
	create(names) {
		return Array.isArray(names) || (names = [names]), freeze({
			kind: "DropTypeNode",
			name: names[0],
			additionalNames: names.slice(1)
		});
	},
	cloneWith(dropType, params) {
		return freeze({
			...dropType,
			...params
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/drop-type-builder.js
var DropTypeBuilder = class DropTypeBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	ifExists() {
		return new DropTypeBuilder({
			...this.#props,
			node: DropTypeNode.cloneWith(this.#props.node, { ifExists: !0 })
		});
	}
	cascade() {
		return new DropTypeBuilder({
			...this.#props,
			node: DropTypeNode.cloneWith(this.#props.node, { cascade: !0 })
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/parser/identifier-parser.js
function parseSchemableIdentifier(id) {
	if (id.includes(".")) {
		let parts = id.split(".").map(trim);
		if (parts.length === 2) return SchemableIdentifierNode.createWithSchema(parts[0], parts[1]);
		throw Error(`invalid schemable identifier ${id}`);
	}
	return SchemableIdentifierNode.create(id);
}
function parseSchemableIdentifierArray(id) {
	return Array.isArray(id) || (id = [id]), id.map(parseSchemableIdentifier);
}
function trim(str) {
	return str.trim();
}
// ../../work/main/node_modules/kysely/dist/operation-node/refresh-materialized-view-node.js
const RefreshMaterializedViewNode = freeze({
	is(node) {
		return node.kind === "RefreshMaterializedViewNode";
	},
	create(name) {
		return freeze({
			kind: "RefreshMaterializedViewNode",
			name: SchemableIdentifierNode.create(name)
		});
	},
	cloneWith(createView, params) {
		return freeze({
			...createView,
			...params
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/refresh-materialized-view-builder.js
var RefreshMaterializedViewBuilder = class RefreshMaterializedViewBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	concurrently() {
		return new RefreshMaterializedViewBuilder({
			...this.#props,
			node: RefreshMaterializedViewNode.cloneWith(this.#props.node, {
				concurrently: !0,
				withNoData: !1
			})
		});
	}
	withData() {
		return new RefreshMaterializedViewBuilder({
			...this.#props,
			node: RefreshMaterializedViewNode.cloneWith(this.#props.node, { withNoData: !1 })
		});
	}
	withNoData() {
		return new RefreshMaterializedViewBuilder({
			...this.#props,
			node: RefreshMaterializedViewNode.cloneWith(this.#props.node, {
				withNoData: !0,
				concurrently: !1
			})
		});
	}
	$call(func) {
		return func(this);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		await this.#props.executor.executeQuery(this.compile(), options);
	}
};
// ../../work/main/node_modules/kysely/dist/operation-node/alter-type-node.js
const AlterTypeNode = freeze({
	is(node) {
		return node.kind === "AlterTypeNode";
	},
	create(name) {
		return freeze({
			kind: "AlterTypeNode",
			name
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	}
}), AddValueNode = freeze({
	is(node) {
		return node.kind === "AddValueNode";
	},
	create(value) {
		return freeze({
			kind: "AddValueNode",
			value
		});
	},
	cloneWith(node, props) {
		return freeze({
			...node,
			...props
		});
	}
});
// ../../work/main/node_modules/kysely/dist/query-finalizer.js
var QueryFinalizer = class {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	toOperationNode() {
		return this.#props.executor.transformQuery(this.#props.node, this.#props.queryId);
	}
	compile() {
		return this.#props.executor.compileQuery(this.toOperationNode(), this.#props.queryId);
	}
	async execute(options) {
		return await this.#props.executor.executeQuery(this.compile(), options);
	}
}, _a, AlterTypeAddValueBuilder = class extends QueryFinalizer {
	#props;
	constructor(props) {
		super(props), this.#props = props;
	}
	ifNotExists() {
		return new _a({
			...this.#props,
			node: AlterTypeNode.cloneWith(this.#props.node, { addValue: AddValueNode.cloneWith(this.#props.node.addValue, { ifNotExists: !0 }) })
		});
	}
	before(neighborValue) {
		return this.#setNeighbor(neighborValue, !0);
	}
	after(neighborValue) {
		return this.#setNeighbor(neighborValue, !1);
	}
	#setNeighbor(neighborValue, isBefore) {
		return new _a({
			...this.#props,
			node: AlterTypeNode.cloneWith(this.#props.node, { addValue: AddValueNode.cloneWith(this.#props.node.addValue, {
				isBefore,
				neighborValue: ValueNode.createImmediate(neighborValue)
			}) })
		});
	}
};
_a = AlterTypeAddValueBuilder;
// ../../work/main/node_modules/kysely/dist/operation-node/rename-value-node.js
const RenameValueNode = freeze({
	is(node) {
		return node.kind === "RenameValueNode";
	},
	create(oldValue, newValue) {
		return freeze({
			kind: "RenameValueNode",
			oldValue,
			newValue
		});
	}
});
// ../../work/main/node_modules/kysely/dist/schema/alter-type-builder.js
var AlterTypeBuilder = class {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	addValue(value) {
		return new AlterTypeAddValueBuilder({
			...this.#props,
			node: AlterTypeNode.cloneWith(this.#props.node, { addValue: AddValueNode.create(ValueNode.createImmediate(value)) })
		});
	}
	renameTo(newName) {
		return new QueryFinalizer({
			...this.#props,
			node: AlterTypeNode.cloneWith(this.#props.node, { renameTo: IdentifierNode.create(newName) })
		});
	}
	renameValue(oldValue, newValue) {
		return new QueryFinalizer({
			...this.#props,
			node: AlterTypeNode.cloneWith(this.#props.node, { renameValue: RenameValueNode.create(ValueNode.createImmediate(oldValue), ValueNode.createImmediate(newValue)) })
		});
	}
	setSchema(schema) {
		return new QueryFinalizer({
			...this.#props,
			node: AlterTypeNode.cloneWith(this.#props.node, { setSchema: IdentifierNode.create(schema) })
		});
	}
}, SchemaModule = class SchemaModule {
	#executor;
	constructor(executor) {
		this.#executor = executor;
	}
	createTable(table) {
		return new CreateTableBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: CreateTableNode.create(parseTable(table))
		});
	}
	dropTable(table) {
		return new DropTableBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: DropTableNode.create(parseTable(table))
		});
	}
	createIndex(indexName) {
		return new CreateIndexBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: CreateIndexNode.create(indexName)
		});
	}
	dropIndex(indexName) {
		return new DropIndexBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: DropIndexNode.create(indexName)
		});
	}
	createSchema(schema) {
		return new CreateSchemaBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: CreateSchemaNode.create(schema)
		});
	}
	dropSchema(schema) {
		return new DropSchemaBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: DropSchemaNode.create(schema)
		});
	}
	alterTable(table) {
		return new AlterTableBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: AlterTableNode.create(parseTable(table))
		});
	}
	createView(viewName) {
		return new CreateViewBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: CreateViewNode.create(viewName)
		});
	}
	refreshMaterializedView(viewName) {
		return new RefreshMaterializedViewBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: RefreshMaterializedViewNode.create(viewName)
		});
	}
	dropView(viewName) {
		return new DropViewBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: DropViewNode.create(viewName)
		});
	}
	createType(typeName) {
		return new CreateTypeBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: CreateTypeNode.create(parseSchemableIdentifier(typeName))
		});
	}
	alterType(name) {
		return new AlterTypeBuilder({
			executor: this.#executor,
			node: AlterTypeNode.create(parseSchemableIdentifier(name)),
			queryId: createQueryId()
		});
	}
	dropType(typeName) {
		return new DropTypeBuilder({
			queryId: createQueryId(),
			executor: this.#executor,
			node: DropTypeNode.create(parseSchemableIdentifierArray(typeName))
		});
	}
	withPlugin(plugin) {
		return new SchemaModule(this.#executor.withPlugin(plugin));
	}
	withoutPlugins() {
		return new SchemaModule(this.#executor.withoutPlugins());
	}
	withSchema(schema) {
		return new SchemaModule(this.#executor.withPluginAtFront(new WithSchemaPlugin(schema)));
	}
}, DynamicModule = class {
	ref(reference) {
		return new DynamicReferenceBuilder(reference);
	}
	table(table) {
		return new DynamicTableBuilder(table);
	}
}, DefaultConnectionProvider = class {
	#driver;
	constructor(driver) {
		this.#driver = driver;
	}
	async provideConnection(consumer, options) {
		let connection = await this.#driver.acquireConnection(options);
		try {
			return await consumer(connection);
		} finally {
			await this.#driver.releaseConnection(connection, options);
		}
	}
}, DefaultQueryExecutor = class DefaultQueryExecutor extends QueryExecutorBase {
	#compiler;
	#adapter;
	#connectionProvider;
	constructor(compiler, adapter, connectionProvider, plugins = []) {
		super(plugins), this.#compiler = compiler, this.#adapter = adapter, this.#connectionProvider = connectionProvider;
	}
	get adapter() {
		return this.#adapter;
	}
	compileQuery(node, queryId) {
		return this.#compiler.compileQuery(node, queryId);
	}
	provideConnection(consumer, options) {
		return this.#connectionProvider.provideConnection(consumer, options);
	}
	withPlugins(plugins) {
		return new DefaultQueryExecutor(this.#compiler, this.#adapter, this.#connectionProvider, [...this.plugins, ...plugins]);
	}
	withPlugin(plugin) {
		return new DefaultQueryExecutor(this.#compiler, this.#adapter, this.#connectionProvider, [...this.plugins, plugin]);
	}
	withPluginAtFront(plugin) {
		return new DefaultQueryExecutor(this.#compiler, this.#adapter, this.#connectionProvider, [plugin, ...this.plugins]);
	}
	withConnectionProvider(connectionProvider) {
		return new DefaultQueryExecutor(this.#compiler, this.#adapter, connectionProvider, [...this.plugins]);
	}
	withoutPlugins() {
		return new DefaultQueryExecutor(this.#compiler, this.#adapter, this.#connectionProvider, []);
	}
};
// ../../work/main/node_modules/kysely/dist/util/performance-now.js
function performanceNow() {
	return typeof performance < "u" && isFunction(performance.now) ? performance.now() : Date.now();
}
// ../../work/main/node_modules/kysely/dist/driver/connection-mutex.js
var ConnectionMutex = class {
	#promise;
	#resolve;
	async obtainLock() {
		for (; this.#promise;) await this.#promise;
		this.#promise = new Promise((resolve) => {
			this.#resolve = resolve;
		});
	}
	releaseLock() {
		let resolve = this.#resolve;
		this.#promise = void 0, this.#resolve = void 0, resolve?.();
	}
}, RuntimeDriver = class {
	#driver;
	#log;
	#initPromise;
	#initDone;
	#destroyPromise;
	#connections = new WeakSet();
	#connectionMutex;
	constructor(driver, adapter, log) {
		this.#driver = driver, this.#initDone = !1, this.#log = log, adapter.supportsMultipleConnections === !1 && (this.#connectionMutex = new ConnectionMutex());
	}
	async init(options) {
		if (this.#destroyPromise) throw Error("driver has already been destroyed");
		this.#initPromise ??= this.#driver.init(options).then(() => {
			this.#initDone = !0;
		}).catch((reason) => {
			throw this.#initPromise = void 0, reason;
		}), await waitOrAbort(this.#initPromise, options?.signal, "init");
	}
	async acquireConnection(options) {
		if (this.#destroyPromise) throw Error("driver has already been destroyed");
		if (this.#initDone || await this.init(options), this.#connectionMutex) {
			let lockPromise = this.#connectionMutex.obtainLock();
			await waitOrAbort(lockPromise, options?.signal, "acquireConnection:mutex", () => lockPromise.then(() => this.#connectionMutex?.releaseLock()));
		}
		let connectionPromise = this.#driver.acquireConnection(options), connection = await waitOrAbort(connectionPromise, options?.signal, "acquireConnection:acquire", () => connectionPromise?.then((connection) => this.releaseConnection(connection).catch(printBackgroundFail("driver.releaseConnection"))).catch(printBackgroundFail("driver.acquireConnection")));
		return this.#connections.has(connection) || (this.#needsLogging() && this.#addLogging(connection), this.#connections.add(connection)), connection;
	}
	async releaseConnection(connection, options) {
		await this.#driver.releaseConnection(connection, options), this.#connectionMutex?.releaseLock();
	}
	async beginTransaction(connection, settings) {
		return await this.#driver.beginTransaction(connection, settings);
	}
	async commitTransaction(connection) {
		return await this.#driver.commitTransaction(connection);
	}
	async rollbackTransaction(connection) {
		return await this.#driver.rollbackTransaction(connection);
	}
	async savepoint(connection, savepointName, compileQuery) {
		if (this.#driver.savepoint) return await this.#driver.savepoint(connection, savepointName, compileQuery);
		throw Error("The `savepoint` method is not supported by this driver");
	}
	async rollbackToSavepoint(connection, savepointName, compileQuery) {
		if (this.#driver.rollbackToSavepoint) return await this.#driver.rollbackToSavepoint(connection, savepointName, compileQuery);
		throw Error("The `rollbackToSavepoint` method is not supported by this driver");
	}
	async releaseSavepoint(connection, savepointName, compileQuery) {
		if (this.#driver.releaseSavepoint) return await this.#driver.releaseSavepoint(connection, savepointName, compileQuery);
		throw Error("The `releaseSavepoint` method is not supported by this driver");
	}
	async destroy(options) {
		this.#initPromise && (await waitOrAbort(this.#initPromise, options?.signal, "destroy:initPromise"), this.#destroyPromise ??= this.#driver.destroy(options).catch((reason) => {
			throw this.#destroyPromise = void 0, reason;
		}), await waitOrAbort(this.#destroyPromise, options?.signal, "destroy"));
	}
	#needsLogging() {
		return this.#log.isLevelEnabled("query") || this.#log.isLevelEnabled("error");
	}
	#addLogging(connection) {
		let executeQuery = connection.executeQuery, streamQuery = connection.streamQuery, dis = this;
		connection.executeQuery = async (compiledQuery, options) => {
			let caughtError, startTime = performanceNow();
			try {
				return await executeQuery.call(connection, compiledQuery, options);
			} catch (error) {
				throw caughtError = error, await dis.#logError(error, compiledQuery, startTime), error;
			} finally {
				caughtError || await dis.#logQuery(compiledQuery, startTime);
			}
		}, connection.streamQuery = async function* (compiledQuery, chunkSize, options) {
			let caughtError, startTime = performanceNow();
			try {
				for await (let result of streamQuery.call(connection, compiledQuery, chunkSize, options)) yield result;
			} catch (error) {
				throw caughtError = error, await dis.#logError(error, compiledQuery, startTime), error;
			} finally {
				caughtError || await dis.#logQuery(compiledQuery, startTime, !0);
			}
		};
	}
	async #logError(error, compiledQuery, startTime) {
		await this.#log.error(() => ({
			level: "error",
			error,
			query: compiledQuery,
			queryDurationMillis: this.#calculateDurationMillis(startTime)
		}));
	}
	async #logQuery(compiledQuery, startTime, isStream = !1) {
		await this.#log.query(() => ({
			level: "query",
			isStream,
			query: compiledQuery,
			queryDurationMillis: this.#calculateDurationMillis(startTime)
		}));
	}
	#calculateDurationMillis(startTime) {
		return performanceNow() - startTime;
	}
};
// ../../work/main/node_modules/kysely/dist/driver/aborted-transaction-error.js
const ABORTED_TRANSACTION_ERROR = Symbol.for("kysely.AbortedTransactionError");
function isAbortedTransactionError(error) {
	return isObject(error) && ABORTED_TRANSACTION_ERROR in error;
}
// ../../work/main/node_modules/kysely/dist/driver/single-connection-provider.js
const ignoreError = () => {};
var SingleConnectionProvider = class {
	#connection;
	#runningPromise;
	constructor(connection) {
		this.#connection = connection;
	}
	async provideConnection(consumer) {
		for (; this.#runningPromise;) await this.#runningPromise.catch(ignoreError);
		return this.#runningPromise = this.#run(consumer).finally(() => {
			this.#runningPromise = void 0;
		}), this.#runningPromise;
	}
	async #run(runner) {
		return await runner(this.#connection);
	}
};
// ../../work/main/node_modules/kysely/dist/driver/driver.js
const TRANSACTION_ACCESS_MODES = ["read only", "read write"], TRANSACTION_ISOLATION_LEVELS = [
	"read uncommitted",
	"read committed",
	"repeatable read",
	"serializable",
	"snapshot"
];
function validateTransactionSettings(settings) {
	if (settings.accessMode && !TRANSACTION_ACCESS_MODES.includes(settings.accessMode)) throw Error(`invalid transaction access mode ${settings.accessMode}`);
	if (settings.isolationLevel && !TRANSACTION_ISOLATION_LEVELS.includes(settings.isolationLevel)) throw Error(`invalid transaction isolation level ${settings.isolationLevel}`);
}
freeze(["query", "error"]);
var Log = class {
	#levels;
	#logger;
	constructor(config) {
		isFunction(config) ? (this.#logger = config, this.#levels = freeze({
			query: !0,
			error: !0
		})) : (this.#logger = defaultLogger, this.#levels = freeze({
			query: config.includes("query"),
			error: config.includes("error")
		}));
	}
	isLevelEnabled(level) {
		return this.#levels[level];
	}
	async query(getEvent) {
		this.#levels.query && await this.#logger(getEvent());
	}
	async error(getEvent) {
		this.#levels.error && await this.#logger(getEvent());
	}
};
function defaultLogger(event) {
	if (event.level === "query") {
		let prefix = `kysely:query:${event.isStream ? "stream:" : ""}`;
		console.log(`${prefix} ${event.query.sql}`), console.log(`${prefix} duration: ${event.queryDurationMillis.toFixed(1)}ms`);
	} else event.level === "error" && (event.error instanceof Error ? console.error(`kysely:error: ${event.error.stack ?? event.error.message}`) : console.error(`kysely:error: ${JSON.stringify({
		error: event.error,
		query: event.query.sql,
		queryDurationMillis: event.queryDurationMillis
	})}`));
}
// ../../work/main/node_modules/kysely/dist/util/compilable.js
function isCompilable(value) {
	return isObject(value) && isFunction(value.compile);
}
// ../../work/main/node_modules/kysely/dist/kysely.js
Symbol.asyncDispose ??= Symbol("Symbol.asyncDispose");
var Kysely = class Kysely extends QueryCreator {
	#props;
	constructor(args) {
		let superProps, props;
		if (isKyselyProps(args)) superProps = { executor: args.executor }, props = { ...args };
		else {
			let dialect = args.dialect, driver = dialect.createDriver(), compiler = dialect.createQueryCompiler(), adapter = dialect.createAdapter(), runtimeDriver = new RuntimeDriver(driver, adapter, new Log(args.log ?? [])), executor = new DefaultQueryExecutor(compiler, adapter, new DefaultConnectionProvider(runtimeDriver), args.plugins ?? []);
			superProps = { executor }, props = {
				config: args,
				executor,
				dialect,
				driver: runtimeDriver
			};
		}
		super(superProps), this.#props = freeze(props);
	}
	get schema() {
		return new SchemaModule(this.#props.executor);
	}
	get dynamic() {
		return new DynamicModule();
	}
	get introspection() {
		return this.#props.dialect.createIntrospector(this.withoutPlugins());
	}
	case(value) {
		return new CaseBuilder({ node: CaseNode.create(isUndefined(value) ? void 0 : parseExpression(value)) });
	}
	get fn() {
		return createFunctionModule();
	}
	transaction() {
		return new TransactionBuilder({ ...this.#props });
	}
	startTransaction() {
		return new ControlledTransactionBuilder({ ...this.#props });
	}
	connection() {
		return new ConnectionBuilder({ ...this.#props });
	}
	withPlugin(plugin) {
		return new Kysely({
			...this.#props,
			executor: this.#props.executor.withPlugin(plugin)
		});
	}
	withoutPlugins() {
		return new Kysely({
			...this.#props,
			executor: this.#props.executor.withoutPlugins()
		});
	}
	withSchema(schema) {
		return new Kysely({
			...this.#props,
			executor: this.#props.executor.withPluginAtFront(new WithSchemaPlugin(schema))
		});
	}
	$extendTables() {
		return new Kysely({ ...this.#props });
	}
	$omitTables() {
		return new Kysely({ ...this.#props });
	}
	$pickTables() {
		return new Kysely({ ...this.#props });
	}
	withTables() {
		return this.$extendTables();
	}
	async destroy() {
		await this.#props.driver.destroy();
	}
	get isTransaction() {
		return !1;
	}
	getExecutor() {
		return this.#props.executor;
	}
	async executeQuery(query, options) {
		let compiledQuery = isCompilable(query) ? query.compile() : query;
		return await this.#props.executor.executeQuery(compiledQuery, options);
	}
	async [Symbol.asyncDispose]() {
		await this.destroy();
	}
}, Transaction = class Transaction extends Kysely {
	#props;
	constructor(props) {
		super(props), this.#props = props;
	}
	get isTransaction() {
		return !0;
	}
	transaction() {
		throw Error("calling the transaction method for a Transaction is not supported");
	}
	startTransaction() {
		throw Error("calling the controlled transaction method for a Transaction is not supported");
	}
	connection() {
		throw Error("calling the connection method for a Transaction is not supported");
	}
	destroy() {
		throw Error("calling the destroy method for a Transaction is not supported");
	}
	withPlugin(plugin) {
		return new Transaction({
			...this.#props,
			executor: this.#props.executor.withPlugin(plugin)
		});
	}
	withoutPlugins() {
		return new Transaction({
			...this.#props,
			executor: this.#props.executor.withoutPlugins()
		});
	}
	withSchema(schema) {
		return new Transaction({
			...this.#props,
			executor: this.#props.executor.withPluginAtFront(new WithSchemaPlugin(schema))
		});
	}
	withTables() {
		return new Transaction({ ...this.#props });
	}
	$extendTables() {
		return new Transaction({ ...this.#props });
	}
	$omitTables() {
		return new Transaction({ ...this.#props });
	}
	$pickTables() {
		return new Transaction({ ...this.#props });
	}
};
function isKyselyProps(obj) {
	return isObject(obj) && isObject(obj.config) && isObject(obj.driver) && isObject(obj.executor) && isObject(obj.dialect);
}
var ConnectionBuilder = class {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	async execute(callback, options) {
		return this.#props.executor.provideConnection(async (connection) => {
			let executor = this.#props.executor.withConnectionProvider(new SingleConnectionProvider(connection));
			return await callback(new Kysely({
				...this.#props,
				executor
			}));
		}, freeze({ signal: options?.signal }));
	}
}, TransactionBuilder = class TransactionBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	setAccessMode(accessMode) {
		return new TransactionBuilder({
			...this.#props,
			accessMode
		});
	}
	setIsolationLevel(isolationLevel) {
		return new TransactionBuilder({
			...this.#props,
			isolationLevel
		});
	}
	async execute(callback) {
		let { isolationLevel, accessMode, ...kyselyProps } = this.#props, settings = {
			isolationLevel,
			accessMode
		};
		return validateTransactionSettings(settings), this.#props.executor.provideConnection(async (connection) => {
			let transactionState = { status: "active" }, executor = new NotCommittedOrRolledBackAssertingExecutor(this.#props.executor.withConnectionProvider(new SingleConnectionProvider(connection)), transactionState), transaction = new Transaction({
				...kyselyProps,
				executor
			}), transactionBegun = !1;
			try {
				await this.#props.driver.beginTransaction(connection, settings), transactionBegun = !0;
				let result = await callback(transaction);
				return await this.#props.driver.commitTransaction(connection), transactionState.status = "committed", result;
			} catch (error) {
				throw isAbortedTransactionError(error) ? transactionState.status = "aborted" : transactionBegun && (await this.#props.driver.rollbackTransaction(connection), transactionState.status = "rolled back"), error;
			}
		});
	}
}, ControlledTransactionBuilder = class ControlledTransactionBuilder {
	#props;
	constructor(props) {
		this.#props = freeze(props);
	}
	setAccessMode(accessMode) {
		return new ControlledTransactionBuilder({
			...this.#props,
			accessMode
		});
	}
	setIsolationLevel(isolationLevel) {
		return new ControlledTransactionBuilder({
			...this.#props,
			isolationLevel
		});
	}
	async execute() {
		let { isolationLevel, accessMode, ...props } = this.#props, settings = {
			isolationLevel,
			accessMode
		};
		validateTransactionSettings(settings);
		let connection = await provideControlledConnection(this.#props.executor);
		try {
			await this.#props.driver.beginTransaction(connection.connection, settings);
		} catch (error) {
			throw connection.release(), error;
		}
		return new ControlledTransaction({
			...props,
			connection,
			transactionState: { status: "active" },
			executor: this.#props.executor.withConnectionProvider(new SingleConnectionProvider(connection.connection))
		});
	}
}, ControlledTransaction = class ControlledTransaction extends Transaction {
	#props;
	#compileQuery;
	constructor(props) {
		props = {
			...props,
			executor: new NotCommittedOrRolledBackAssertingExecutor(props.executor, props.transactionState)
		};
		let { connection, transactionState, ...transactionProps } = props;
		super(transactionProps), this.#props = freeze(props);
		let queryId = createQueryId();
		this.#compileQuery = (node) => props.executor.compileQuery(node, queryId);
	}
	get isCommitted() {
		return this.#props.transactionState.status === "committed";
	}
	get isRolledBack() {
		return this.#props.transactionState.status === "rolled back" || this.#props.transactionState.status === "aborted";
	}
	commit() {
		return new Command(async () => {
			await this.#props.executor.provideConnection(async (connection) => {
				try {
					await this.#props.driver.commitTransaction(connection);
				} catch (error) {
					throw isAbortedTransactionError(error) && (this.#props.transactionState.status = "aborted", this.#props.connection.release()), error;
				}
				this.#props.transactionState.status = "committed", this.#props.connection.release();
			});
		});
	}
	rollback() {
		return new Command(async () => {
			this.#props.transactionState.status !== "aborted" && await this.#props.executor.provideConnection(async (connection) => {
				try {
					await this.#props.driver.rollbackTransaction(connection);
				} finally {
					this.#props.transactionState.status = "rolled back", this.#props.connection.release();
				}
			});
		});
	}
	savepoint(savepointName) {
		return new Command(async () => (await this.#props.executor.provideConnection(async (connection) => {
			await this.#props.driver.savepoint?.(connection, savepointName, this.#compileQuery);
		}), new ControlledTransaction({ ...this.#props })));
	}
	rollbackToSavepoint(savepointName) {
		return new Command(async () => (await this.#props.executor.provideConnection(async (connection) => {
			await this.#props.driver.rollbackToSavepoint?.(connection, savepointName, this.#compileQuery);
		}), new ControlledTransaction({ ...this.#props })));
	}
	releaseSavepoint(savepointName) {
		return new Command(async () => (await this.#props.executor.provideConnection(async (connection) => {
			await this.#props.driver.releaseSavepoint?.(connection, savepointName, this.#compileQuery);
		}), new ControlledTransaction({ ...this.#props })));
	}
	withPlugin(plugin) {
		return new ControlledTransaction({
			...this.#props,
			executor: this.#props.executor.withPlugin(plugin)
		});
	}
	withoutPlugins() {
		return new ControlledTransaction({
			...this.#props,
			executor: this.#props.executor.withoutPlugins()
		});
	}
	withSchema(schema) {
		return new ControlledTransaction({
			...this.#props,
			executor: this.#props.executor.withPluginAtFront(new WithSchemaPlugin(schema))
		});
	}
	withTables() {
		return new ControlledTransaction({ ...this.#props });
	}
	$extendTables() {
		return new ControlledTransaction({ ...this.#props });
	}
	$omitTables() {
		return new ControlledTransaction({ ...this.#props });
	}
	$pickTables() {
		return new ControlledTransaction({ ...this.#props });
	}
}, Command = class {
	#cb;
	constructor(cb) {
		this.#cb = cb;
	}
	async execute() {
		return await this.#cb();
	}
};
function assertNotCommittedOrRolledBack(transactionState) {
	if (transactionState.status === "committed") throw Error("Transaction is already committed");
	if (transactionState.status !== "active") throw Error("Transaction is already rolled back");
}
var NotCommittedOrRolledBackAssertingExecutor = class NotCommittedOrRolledBackAssertingExecutor {
	#executor;
	#transactionState;
	constructor(executor, transactionState) {
		this.#executor = executor instanceof NotCommittedOrRolledBackAssertingExecutor ? executor.#executor : executor, this.#transactionState = transactionState;
	}
	get adapter() {
		return this.#executor.adapter;
	}
	get plugins() {
		return this.#executor.plugins;
	}
	transformQuery(node, queryId) {
		return this.#executor.transformQuery(node, queryId);
	}
	compileQuery(node, queryId) {
		return this.#executor.compileQuery(node, queryId);
	}
	provideConnection(consumer, options) {
		return assertNotCommittedOrRolledBack(this.#transactionState), this.#executor.provideConnection(async (connection) => (assertNotCommittedOrRolledBack(this.#transactionState), await consumer(connection)), options);
	}
	executeQuery(compiledQuery, options) {
		return assertNotCommittedOrRolledBack(this.#transactionState), this.#executor.withConnectionProvider(this).executeQuery(compiledQuery, options);
	}
	stream(compiledQuery, chunkSize, options) {
		return assertNotCommittedOrRolledBack(this.#transactionState), this.#executor.withConnectionProvider(this).stream(compiledQuery, chunkSize, options);
	}
	withConnectionProvider(connectionProvider) {
		return new NotCommittedOrRolledBackAssertingExecutor(this.#executor.withConnectionProvider(connectionProvider), this.#transactionState);
	}
	withPlugin(plugin) {
		return new NotCommittedOrRolledBackAssertingExecutor(this.#executor.withPlugin(plugin), this.#transactionState);
	}
	withPlugins(plugins) {
		return new NotCommittedOrRolledBackAssertingExecutor(this.#executor.withPlugins(plugins), this.#transactionState);
	}
	withPluginAtFront(plugin) {
		return new NotCommittedOrRolledBackAssertingExecutor(this.#executor.withPluginAtFront(plugin), this.#transactionState);
	}
	withoutPlugins() {
		return new NotCommittedOrRolledBackAssertingExecutor(this.#executor.withoutPlugins(), this.#transactionState);
	}
}, OperationNodeVisitor = class {
	nodeStack = [];
	get parentNode() {
		return this.nodeStack[this.nodeStack.length - 2];
	}
	#visitors = freeze({
		AliasNode: this.visitAlias.bind(this),
		ColumnNode: this.visitColumn.bind(this),
		IdentifierNode: this.visitIdentifier.bind(this),
		SchemableIdentifierNode: this.visitSchemableIdentifier.bind(this),
		RawNode: this.visitRaw.bind(this),
		ReferenceNode: this.visitReference.bind(this),
		SelectQueryNode: this.visitSelectQuery.bind(this),
		SelectionNode: this.visitSelection.bind(this),
		TableNode: this.visitTable.bind(this),
		FromNode: this.visitFrom.bind(this),
		SelectAllNode: this.visitSelectAll.bind(this),
		AndNode: this.visitAnd.bind(this),
		OrNode: this.visitOr.bind(this),
		ValueNode: this.visitValue.bind(this),
		ValueListNode: this.visitValueList.bind(this),
		PrimitiveValueListNode: this.visitPrimitiveValueList.bind(this),
		ParensNode: this.visitParens.bind(this),
		JoinNode: this.visitJoin.bind(this),
		OperatorNode: this.visitOperator.bind(this),
		WhereNode: this.visitWhere.bind(this),
		InsertQueryNode: this.visitInsertQuery.bind(this),
		DeleteQueryNode: this.visitDeleteQuery.bind(this),
		ReturningNode: this.visitReturning.bind(this),
		CreateTableNode: this.visitCreateTable.bind(this),
		AddColumnNode: this.visitAddColumn.bind(this),
		ColumnDefinitionNode: this.visitColumnDefinition.bind(this),
		DropTableNode: this.visitDropTable.bind(this),
		DataTypeNode: this.visitDataType.bind(this),
		OrderByNode: this.visitOrderBy.bind(this),
		OrderByItemNode: this.visitOrderByItem.bind(this),
		GroupByNode: this.visitGroupBy.bind(this),
		GroupByItemNode: this.visitGroupByItem.bind(this),
		UpdateQueryNode: this.visitUpdateQuery.bind(this),
		ColumnUpdateNode: this.visitColumnUpdate.bind(this),
		LimitNode: this.visitLimit.bind(this),
		OffsetNode: this.visitOffset.bind(this),
		OnConflictNode: this.visitOnConflict.bind(this),
		OnDuplicateKeyNode: this.visitOnDuplicateKey.bind(this),
		CreateIndexNode: this.visitCreateIndex.bind(this),
		DropIndexNode: this.visitDropIndex.bind(this),
		ListNode: this.visitList.bind(this),
		PrimaryKeyConstraintNode: this.visitPrimaryKeyConstraint.bind(this),
		UniqueConstraintNode: this.visitUniqueConstraint.bind(this),
		ReferencesNode: this.visitReferences.bind(this),
		CheckConstraintNode: this.visitCheckConstraint.bind(this),
		WithNode: this.visitWith.bind(this),
		CommonTableExpressionNode: this.visitCommonTableExpression.bind(this),
		CommonTableExpressionNameNode: this.visitCommonTableExpressionName.bind(this),
		HavingNode: this.visitHaving.bind(this),
		CreateSchemaNode: this.visitCreateSchema.bind(this),
		DropSchemaNode: this.visitDropSchema.bind(this),
		AlterTableNode: this.visitAlterTable.bind(this),
		DropColumnNode: this.visitDropColumn.bind(this),
		RenameColumnNode: this.visitRenameColumn.bind(this),
		AlterColumnNode: this.visitAlterColumn.bind(this),
		ModifyColumnNode: this.visitModifyColumn.bind(this),
		AddConstraintNode: this.visitAddConstraint.bind(this),
		DropConstraintNode: this.visitDropConstraint.bind(this),
		RenameConstraintNode: this.visitRenameConstraint.bind(this),
		ForeignKeyConstraintNode: this.visitForeignKeyConstraint.bind(this),
		CreateViewNode: this.visitCreateView.bind(this),
		RefreshMaterializedViewNode: this.visitRefreshMaterializedView.bind(this),
		DropViewNode: this.visitDropView.bind(this),
		GeneratedNode: this.visitGenerated.bind(this),
		DefaultValueNode: this.visitDefaultValue.bind(this),
		OnNode: this.visitOn.bind(this),
		ValuesNode: this.visitValues.bind(this),
		SelectModifierNode: this.visitSelectModifier.bind(this),
		CreateTypeNode: this.visitCreateType.bind(this),
		DropTypeNode: this.visitDropType.bind(this),
		ExplainNode: this.visitExplain.bind(this),
		DefaultInsertValueNode: this.visitDefaultInsertValue.bind(this),
		AggregateFunctionNode: this.visitAggregateFunction.bind(this),
		OverNode: this.visitOver.bind(this),
		PartitionByNode: this.visitPartitionBy.bind(this),
		PartitionByItemNode: this.visitPartitionByItem.bind(this),
		SetOperationNode: this.visitSetOperation.bind(this),
		BinaryOperationNode: this.visitBinaryOperation.bind(this),
		UnaryOperationNode: this.visitUnaryOperation.bind(this),
		UsingNode: this.visitUsing.bind(this),
		FunctionNode: this.visitFunction.bind(this),
		CaseNode: this.visitCase.bind(this),
		WhenNode: this.visitWhen.bind(this),
		JSONReferenceNode: this.visitJSONReference.bind(this),
		JSONPathNode: this.visitJSONPath.bind(this),
		JSONPathLegNode: this.visitJSONPathLeg.bind(this),
		JSONOperatorChainNode: this.visitJSONOperatorChain.bind(this),
		TupleNode: this.visitTuple.bind(this),
		MergeQueryNode: this.visitMergeQuery.bind(this),
		MatchedNode: this.visitMatched.bind(this),
		AddIndexNode: this.visitAddIndex.bind(this),
		CastNode: this.visitCast.bind(this),
		FetchNode: this.visitFetch.bind(this),
		TopNode: this.visitTop.bind(this),
		OutputNode: this.visitOutput.bind(this),
		OrActionNode: this.visitOrAction.bind(this),
		CollateNode: this.visitCollate.bind(this),
		AlterTypeNode: this.visitAlterType.bind(this),
		AddValueNode: this.visitAddValue.bind(this),
		RenameValueNode: this.visitRenameValue.bind(this)
	});
	visitNode = (node) => {
		this.nodeStack.push(node), this.#visitors[node.kind](node), this.nodeStack.pop();
	};
};
// ../../work/main/node_modules/kysely/dist/query-compiler/default-query-compiler.js
const LIT_WRAP_REGEX = /'/g, JSON_PATH_MEMBER_WRAP_REGEX = /['"]/g;
var DefaultQueryCompiler = class extends OperationNodeVisitor {
	#sql = "";
	#parameters = [];
	get numParameters() {
		return this.#parameters.length;
	}
	compileQuery(node, queryId) {
		return this.#sql = "", this.#parameters = [], this.nodeStack.splice(0, this.nodeStack.length), this.visitNode(node), freeze({
			query: node,
			queryId,
			sql: this.getSql(),
			parameters: [...this.#parameters]
		});
	}
	getSql() {
		return this.#sql;
	}
	visitSelectQuery(node) {
		let wrapInParens = this.parentNode !== void 0 && !ParensNode.is(this.parentNode) && !InsertQueryNode.is(this.parentNode) && !CreateTableNode.is(this.parentNode) && !CreateViewNode.is(this.parentNode) && !SetOperationNode.is(this.parentNode);
		this.parentNode === void 0 && node.explain && (this.visitNode(node.explain), this.append(" ")), wrapInParens && this.append("("), node.with && (this.visitNode(node.with), this.append(" ")), this.append("select"), node.distinctOn && (this.append(" "), this.compileDistinctOn(node.distinctOn)), node.frontModifiers?.length && (this.append(" "), this.compileList(node.frontModifiers, " ")), node.top && (this.append(" "), this.visitNode(node.top)), node.selections && (this.append(" "), this.compileList(node.selections)), node.from && (this.append(" "), this.visitNode(node.from)), node.joins && (this.append(" "), this.compileList(node.joins, " ")), node.where && (this.append(" "), this.visitNode(node.where)), node.groupBy && (this.append(" "), this.visitNode(node.groupBy)), node.having && (this.append(" "), this.visitNode(node.having)), node.setOperations && (this.append(" "), this.compileList(node.setOperations, " ")), node.orderBy && (this.append(" "), this.visitNode(node.orderBy)), node.limit && (this.append(" "), this.visitNode(node.limit)), node.offset && (this.append(" "), this.visitNode(node.offset)), node.fetch && (this.append(" "), this.visitNode(node.fetch)), node.endModifiers?.length && (this.append(" "), this.compileList(this.sortSelectModifiers(node.endModifiers), " ")), wrapInParens && this.append(")");
	}
	visitFrom(node) {
		this.append("from "), this.compileList(node.froms);
	}
	visitSelection(node) {
		this.visitNode(node.selection);
	}
	visitColumn(node) {
		this.visitNode(node.column);
	}
	compileDistinctOn(expressions) {
		this.append("distinct on ("), this.compileList(expressions), this.append(")");
	}
	compileList(nodes, separator = ", ") {
		let lastIndex = nodes.length - 1;
		for (let i = 0; i <= lastIndex; i++) this.visitNode(nodes[i]), i < lastIndex && this.append(separator);
	}
	visitWhere(node) {
		this.append("where "), this.visitNode(node.where);
	}
	visitHaving(node) {
		this.append("having "), this.visitNode(node.having);
	}
	visitInsertQuery(node) {
		let wrapInParens = this.parentNode !== void 0 && !ParensNode.is(this.parentNode) && !RawNode.is(this.parentNode) && !WhenNode.is(this.parentNode);
		this.parentNode === void 0 && node.explain && (this.visitNode(node.explain), this.append(" ")), wrapInParens && this.append("("), node.with && (this.visitNode(node.with), this.append(" ")), this.append(node.replace ? "replace" : "insert"), node.orAction && (this.append(" "), this.visitNode(node.orAction)), node.top && (this.append(" "), this.visitNode(node.top)), node.into && (this.append(" into "), this.visitNode(node.into)), node.columns && (this.append(" ("), this.compileList(node.columns), this.append(")")), node.output && (this.append(" "), this.visitNode(node.output)), node.values && (this.append(" "), this.visitNode(node.values)), node.defaultValues && (this.append(" "), this.append("default values")), node.onConflict && (this.append(" "), this.visitNode(node.onConflict)), node.onDuplicateKey && (this.append(" "), this.visitNode(node.onDuplicateKey)), node.returning && (this.append(" "), this.visitNode(node.returning)), wrapInParens && this.append(")"), node.endModifiers?.length && (this.append(" "), this.compileList(node.endModifiers, " "));
	}
	visitValues(node) {
		this.append("values "), this.compileList(node.values);
	}
	visitDeleteQuery(node) {
		let wrapInParens = this.parentNode !== void 0 && !ParensNode.is(this.parentNode) && !RawNode.is(this.parentNode);
		this.parentNode === void 0 && node.explain && (this.visitNode(node.explain), this.append(" ")), wrapInParens && this.append("("), node.with && (this.visitNode(node.with), this.append(" ")), this.append("delete "), node.top && (this.visitNode(node.top), this.append(" ")), this.visitNode(node.from), node.output && (this.append(" "), this.visitNode(node.output)), node.using && (this.append(" "), this.visitNode(node.using)), node.joins && (this.append(" "), this.compileList(node.joins, " ")), node.where && (this.append(" "), this.visitNode(node.where)), node.returning && (this.append(" "), this.visitNode(node.returning)), node.orderBy && (this.append(" "), this.visitNode(node.orderBy)), node.limit && (this.append(" "), this.visitNode(node.limit)), wrapInParens && this.append(")"), node.endModifiers?.length && (this.append(" "), this.compileList(node.endModifiers, " "));
	}
	visitReturning(node) {
		this.append("returning "), this.compileList(node.selections);
	}
	visitAlias(node) {
		this.visitNode(node.node), this.append(" as "), this.visitNode(node.alias);
	}
	visitReference(node) {
		node.table && (this.visitNode(node.table), this.append(".")), this.visitNode(node.column);
	}
	visitSelectAll(_) {
		this.append("*");
	}
	visitIdentifier(node) {
		this.append(this.getLeftIdentifierWrapper()), this.compileUnwrappedIdentifier(node), this.append(this.getRightIdentifierWrapper());
	}
	compileUnwrappedIdentifier(node) {
		if (!isString(node.name)) throw Error("a non-string identifier was passed to compileUnwrappedIdentifier.");
		this.append(this.sanitizeIdentifier(node.name));
	}
	visitAnd(node) {
		this.visitNode(node.left), this.append(" and "), this.visitNode(node.right);
	}
	visitOr(node) {
		this.visitNode(node.left), this.append(" or "), this.visitNode(node.right);
	}
	visitValue(node) {
		node.immediate ? this.appendImmediateValue(node.value) : this.appendValue(node.value);
	}
	visitValueList(node) {
		this.append("("), this.compileList(node.values), this.append(")");
	}
	visitTuple(node) {
		this.append("("), this.compileList(node.values), this.append(")");
	}
	visitPrimitiveValueList(node) {
		this.append("(");
		let { values } = node;
		for (let i = 0; i < values.length; ++i) this.appendValue(values[i]), i !== values.length - 1 && this.append(", ");
		this.append(")");
	}
	visitParens(node) {
		this.append("("), this.visitNode(node.node), this.append(")");
	}
	visitJoin(node) {
		this.append(JOIN_TYPE_SQL[node.joinType]), this.append(" "), this.visitNode(node.table), node.on && (this.append(" "), this.visitNode(node.on));
	}
	visitOn(node) {
		this.append("on "), this.visitNode(node.on);
	}
	visitRaw(node) {
		let { sqlFragments, parameters: params } = node;
		for (let i = 0; i < sqlFragments.length; ++i) this.append(sqlFragments[i]), params.length > i && this.visitNode(params[i]);
	}
	visitOperator(node) {
		this.append(node.operator);
	}
	visitTable(node) {
		this.visitNode(node.table);
	}
	visitSchemableIdentifier(node) {
		node.schema && (this.visitNode(node.schema), this.append(".")), this.visitNode(node.identifier);
	}
	visitCreateTable(node) {
		this.append("create "), node.frontModifiers?.length && (this.compileList(node.frontModifiers, " "), this.append(" ")), node.temporary && this.append("temporary "), this.append("table "), node.ifNotExists && this.append("if not exists "), this.visitNode(node.table), node.selectQuery || (this.append(" ("), this.compileList([
			...node.columns,
			...node.constraints ?? [],
			...node.indexes ?? []
		]), this.append(")")), node.onCommit && (this.append(" on commit "), this.append(node.onCommit)), node.endModifiers?.length && (this.append(" "), this.compileList(node.endModifiers, " ")), node.selectQuery && (this.append(" as "), this.visitNode(node.selectQuery));
	}
	visitColumnDefinition(node) {
		node.ifNotExists && this.append("if not exists "), this.visitNode(node.column), this.append(" "), this.visitNode(node.dataType), node.unsigned && this.append(" unsigned"), node.frontModifiers && node.frontModifiers.length > 0 && (this.append(" "), this.compileList(node.frontModifiers, " ")), node.generated && (this.append(" "), this.visitNode(node.generated)), node.identity && this.append(" identity"), node.defaultTo && (this.append(" "), this.visitNode(node.defaultTo)), node.notNull && this.append(" not null"), node.unique && this.append(" unique"), node.nullsNotDistinct && this.append(" nulls not distinct"), node.primaryKey && this.append(" primary key"), node.autoIncrement && (this.append(" "), this.append(this.getAutoIncrement())), node.references && (this.append(" "), this.visitNode(node.references)), node.check && (this.append(" "), this.visitNode(node.check)), node.endModifiers && node.endModifiers.length > 0 && (this.append(" "), this.compileList(node.endModifiers, " "));
	}
	getAutoIncrement() {
		return "auto_increment";
	}
	visitReferences(node) {
		this.append("references "), this.visitNode(node.table), this.append(" ("), this.compileList(node.columns), this.append(")"), node.onDelete && (this.append(" on delete "), this.append(node.onDelete)), node.onUpdate && (this.append(" on update "), this.append(node.onUpdate));
	}
	visitDropTable(node) {
		this.append("drop "), node.temporary && this.append("temporary "), this.append("table "), node.ifExists && this.append("if exists "), this.visitNode(node.table), node.cascade && this.append(" cascade");
	}
	visitDataType(node) {
		this.append(node.dataType);
	}
	visitOrderBy(node) {
		this.append("order by "), this.compileList(node.items);
	}
	visitOrderByItem(node) {
		this.visitNode(node.orderBy), node.collation && (this.append(" "), this.visitNode(node.collation)), node.direction && (this.append(" "), this.visitNode(node.direction)), node.nulls && (this.append(" nulls "), this.append(node.nulls));
	}
	visitGroupBy(node) {
		this.append("group by "), this.compileList(node.items);
	}
	visitGroupByItem(node) {
		this.visitNode(node.groupBy);
	}
	visitUpdateQuery(node) {
		let wrapInParens = this.parentNode !== void 0 && !ParensNode.is(this.parentNode) && !RawNode.is(this.parentNode) && !WhenNode.is(this.parentNode);
		if (this.parentNode === void 0 && node.explain && (this.visitNode(node.explain), this.append(" ")), wrapInParens && this.append("("), node.with && (this.visitNode(node.with), this.append(" ")), this.append("update "), node.top && (this.visitNode(node.top), this.append(" ")), node.table && (this.visitNode(node.table), this.append(" ")), this.append("set "), node.updates && this.compileList(node.updates), node.output && (this.append(" "), this.visitNode(node.output)), node.from && (this.append(" "), this.visitNode(node.from)), node.joins) {
			if (!node.from) throw Error("Joins in an update query are only supported as a part of a PostgreSQL 'update set from join' query. If you want to create a MySQL 'update join set' query, see https://kysely.dev/docs/examples/update/my-sql-joins");
			this.append(" "), this.compileList(node.joins, " ");
		}
		node.where && (this.append(" "), this.visitNode(node.where)), node.returning && (this.append(" "), this.visitNode(node.returning)), node.orderBy && (this.append(" "), this.visitNode(node.orderBy)), node.limit && (this.append(" "), this.visitNode(node.limit)), wrapInParens && this.append(")"), node.endModifiers?.length && (this.append(" "), this.compileList(node.endModifiers, " "));
	}
	visitColumnUpdate(node) {
		this.visitNode(node.column), this.append(" = "), this.visitNode(node.value);
	}
	visitLimit(node) {
		this.append("limit "), this.visitNode(node.limit);
	}
	visitOffset(node) {
		this.append("offset "), this.visitNode(node.offset);
	}
	visitOnConflict(node) {
		this.append("on conflict"), node.columns ? (this.append(" ("), this.compileList(node.columns), this.append(")")) : node.constraint ? (this.append(" on constraint "), this.visitNode(node.constraint)) : node.indexExpression && (this.append(" ("), this.visitNode(node.indexExpression), this.append(")")), node.indexWhere && (this.append(" "), this.visitNode(node.indexWhere)), node.doNothing === !0 ? this.append(" do nothing") : node.updates && (this.append(" do update set "), this.compileList(node.updates), node.updateWhere && (this.append(" "), this.visitNode(node.updateWhere)));
	}
	visitOnDuplicateKey(node) {
		this.append("on duplicate key update "), this.compileList(node.updates);
	}
	visitCreateIndex(node) {
		this.append("create "), node.unique && this.append("unique "), this.append("index "), node.ifNotExists && this.append("if not exists "), this.visitNode(node.name), node.table && (this.append(" on "), this.visitNode(node.table)), node.using && (this.append(" using "), this.visitNode(node.using)), node.columns && (this.append(" ("), this.compileList(node.columns), this.append(")")), node.nullsNotDistinct && this.append(" nulls not distinct"), node.where && (this.append(" "), this.visitNode(node.where));
	}
	visitDropIndex(node) {
		this.append("drop index "), node.ifExists && this.append("if exists "), this.visitNode(node.name), node.table && (this.append(" on "), this.visitNode(node.table)), node.cascade && this.append(" cascade");
	}
	visitCreateSchema(node) {
		this.append("create schema "), node.ifNotExists && this.append("if not exists "), this.visitNode(node.schema);
	}
	visitDropSchema(node) {
		this.append("drop schema "), node.ifExists && this.append("if exists "), this.visitNode(node.schema), node.cascade && this.append(" cascade");
	}
	visitPrimaryKeyConstraint(node) {
		node.name && (this.append("constraint "), this.visitNode(node.name), this.append(" ")), this.append("primary key ("), this.compileList(node.columns), this.append(")"), this.buildDeferrable(node);
	}
	buildDeferrable(node) {
		node.deferrable !== void 0 && (node.deferrable ? this.append(" deferrable") : this.append(" not deferrable")), node.initiallyDeferred !== void 0 && (node.initiallyDeferred ? this.append(" initially deferred") : this.append(" initially immediate"));
	}
	visitUniqueConstraint(node) {
		node.name && (this.append("constraint "), this.visitNode(node.name), this.append(" ")), this.append("unique"), node.nullsNotDistinct && this.append(" nulls not distinct"), this.append(" ("), this.compileList(node.columns), this.append(")"), this.buildDeferrable(node);
	}
	visitCheckConstraint(node) {
		node.name && (this.append("constraint "), this.visitNode(node.name), this.append(" ")), this.append("check ("), this.visitNode(node.expression), this.append(")");
	}
	visitForeignKeyConstraint(node) {
		node.name && (this.append("constraint "), this.visitNode(node.name), this.append(" ")), this.append("foreign key ("), this.compileList(node.columns), this.append(") "), this.visitNode(node.references), node.onDelete && (this.append(" on delete "), this.append(node.onDelete)), node.onUpdate && (this.append(" on update "), this.append(node.onUpdate)), this.buildDeferrable(node);
	}
	visitList(node) {
		this.compileList(node.items);
	}
	visitWith(node) {
		this.append("with "), node.recursive && this.append("recursive "), this.compileList(node.expressions);
	}
	visitCommonTableExpression(node) {
		this.visitNode(node.name), this.append(" as "), isBoolean(node.materialized) && (node.materialized || this.append("not "), this.append("materialized ")), this.visitNode(node.expression);
	}
	visitCommonTableExpressionName(node) {
		this.visitNode(node.table), node.columns && (this.append("("), this.compileList(node.columns), this.append(")"));
	}
	visitAlterTable(node) {
		this.append("alter table "), this.visitNode(node.table), this.append(" "), node.renameTo && (this.append("rename to "), this.visitNode(node.renameTo)), node.setSchema && (this.append("set schema "), this.visitNode(node.setSchema)), node.addConstraint && this.visitNode(node.addConstraint), node.dropConstraint && this.visitNode(node.dropConstraint), node.renameConstraint && this.visitNode(node.renameConstraint), node.columnAlterations && this.compileColumnAlterations(node.columnAlterations), node.addIndex && this.visitNode(node.addIndex), node.dropIndex && this.visitNode(node.dropIndex);
	}
	visitAddColumn(node) {
		this.append("add column "), this.visitNode(node.column);
	}
	visitRenameColumn(node) {
		this.append("rename column "), this.visitNode(node.column), this.append(" to "), this.visitNode(node.renameTo);
	}
	visitDropColumn(node) {
		this.append("drop column "), node.ifExists && this.append("if exists "), this.visitNode(node.column);
	}
	visitAlterColumn(node) {
		this.append("alter column "), this.visitNode(node.column), this.append(" "), node.dataType && (this.announcesNewColumnDataType() && this.append("type "), this.visitNode(node.dataType), node.dataTypeExpression && (this.append("using "), this.visitNode(node.dataTypeExpression))), node.setDefault && (this.append("set default "), this.visitNode(node.setDefault)), node.dropDefault && this.append("drop default"), node.setNotNull && this.append("set not null"), node.dropNotNull && this.append("drop not null");
	}
	visitModifyColumn(node) {
		this.append("modify column "), this.visitNode(node.column);
	}
	visitAddConstraint(node) {
		this.append("add "), this.visitNode(node.constraint);
	}
	visitDropConstraint(node) {
		this.append("drop constraint "), node.ifExists && this.append("if exists "), this.visitNode(node.constraintName), node.modifier === "cascade" ? this.append(" cascade") : node.modifier === "restrict" && this.append(" restrict");
	}
	visitRenameConstraint(node) {
		this.append("rename constraint "), this.visitNode(node.oldName), this.append(" to "), this.visitNode(node.newName);
	}
	visitSetOperation(node) {
		this.append(node.operator), this.append(" "), node.all && this.append("all "), this.visitNode(node.expression);
	}
	visitCreateView(node) {
		this.append("create "), node.orReplace && this.append("or replace "), node.materialized && this.append("materialized "), node.temporary && this.append("temporary "), this.append("view "), node.ifNotExists && this.append("if not exists "), this.visitNode(node.name), this.append(" "), node.columns && (this.append("("), this.compileList(node.columns), this.append(") ")), node.as && (this.append("as "), this.visitNode(node.as));
	}
	visitRefreshMaterializedView(node) {
		this.append("refresh materialized view "), node.concurrently && this.append("concurrently "), this.visitNode(node.name), node.withNoData ? this.append(" with no data") : this.append(" with data");
	}
	visitDropView(node) {
		this.append("drop "), node.materialized && this.append("materialized "), this.append("view "), node.ifExists && this.append("if exists "), this.visitNode(node.name), node.cascade && this.append(" cascade");
	}
	visitGenerated(node) {
		this.append("generated "), node.always && this.append("always "), node.byDefault && this.append("by default "), this.append("as "), node.identity && this.append("identity"), node.expression && (this.append("("), this.visitNode(node.expression), this.append(")")), node.stored && this.append(" stored");
	}
	visitDefaultValue(node) {
		this.append("default "), this.visitNode(node.defaultValue);
	}
	visitSelectModifier(node) {
		node.rawModifier ? this.visitNode(node.rawModifier) : this.append(SELECT_MODIFIER_SQL[node.modifier]), node.of && (this.append(" of "), this.compileList(node.of, ", "));
	}
	visitCreateType(node) {
		this.append("create type "), this.visitNode(node.name), node.enum && (this.append(" as enum "), this.visitNode(node.enum));
	}
	visitDropType(node) {
		this.append("drop type "), node.ifExists && this.append("if exists "), this.visitNode(node.name), node.additionalNames?.length && (this.append(", "), this.compileList(node.additionalNames)), node.cascade && this.append(" cascade");
	}
	visitAlterType(node) {
		this.append("alter type "), this.visitNode(node.name), this.append(" "), node.addValue ? this.visitNode(node.addValue) : node.renameTo ? (this.append("rename to "), this.visitNode(node.renameTo)) : node.renameValue ? this.visitNode(node.renameValue) : node.setSchema && (this.append("set schema "), this.visitNode(node.setSchema));
	}
	visitAddValue(node) {
		this.append("add value "), node.ifNotExists && this.append("if not exists "), this.visitNode(node.value), node.neighborValue && (this.append(node.isBefore ? " before " : " after "), this.visitNode(node.neighborValue));
	}
	visitRenameValue(node) {
		this.append("rename value "), this.visitNode(node.oldValue), this.append(" to "), this.visitNode(node.newValue);
	}
	visitExplain(node) {
		this.append("explain"), (node.options || node.format) && (this.append(" "), this.append(this.getLeftExplainOptionsWrapper()), node.options && (this.visitNode(node.options), node.format && this.append(this.getExplainOptionsDelimiter())), node.format && (this.append("format"), this.append(this.getExplainOptionAssignment()), this.append(node.format)), this.append(this.getRightExplainOptionsWrapper()));
	}
	visitDefaultInsertValue(_) {
		this.append("default");
	}
	visitAggregateFunction(node) {
		this.append(node.func), this.append("("), node.distinct && this.append("distinct "), this.compileList(node.aggregated), node.orderBy && (this.append(" "), this.visitNode(node.orderBy)), this.append(")"), node.withinGroup && (this.append(" within group ("), this.visitNode(node.withinGroup), this.append(")")), node.filter && (this.append(" filter("), this.visitNode(node.filter), this.append(")")), node.over && (this.append(" "), this.visitNode(node.over));
	}
	visitOver(node) {
		this.append("over("), node.partitionBy && (this.visitNode(node.partitionBy), node.orderBy && this.append(" ")), node.orderBy && this.visitNode(node.orderBy), this.append(")");
	}
	visitPartitionBy(node) {
		this.append("partition by "), this.compileList(node.items);
	}
	visitPartitionByItem(node) {
		this.visitNode(node.partitionBy);
	}
	visitBinaryOperation(node) {
		this.visitNode(node.leftOperand), this.append(" "), this.visitNode(node.operator), this.append(" "), this.visitNode(node.rightOperand);
	}
	visitUnaryOperation(node) {
		this.visitNode(node.operator), this.isMinusOperator(node.operator) || this.append(" "), this.visitNode(node.operand);
	}
	isMinusOperator(node) {
		return OperatorNode.is(node) && node.operator === "-";
	}
	visitUsing(node) {
		this.append("using "), this.compileList(node.tables);
	}
	visitFunction(node) {
		this.append(node.func), this.append("("), this.compileList(node.arguments), this.append(")");
	}
	visitCase(node) {
		this.append("case"), node.value && (this.append(" "), this.visitNode(node.value)), node.when && (this.append(" "), this.compileList(node.when, " ")), node.else && (this.append(" else "), this.visitNode(node.else)), this.append(" end"), node.isStatement && this.append(" case");
	}
	visitWhen(node) {
		this.append("when "), this.visitNode(node.condition), node.result && (this.append(" then "), this.visitNode(node.result));
	}
	visitJSONReference(node) {
		this.visitNode(node.reference), this.visitNode(node.traversal);
	}
	visitJSONPath(node) {
		node.inOperator && this.visitNode(node.inOperator), this.append("'$");
		for (let pathLeg of node.pathLegs) this.visitNode(pathLeg);
		this.append("'");
	}
	visitJSONPathLeg(node) {
		let isArrayLocation = node.type === "ArrayLocation", value = String(node.value);
		isArrayLocation ? (this.append("["), this.append(this.sanitizeStringLiteral(value)), this.append("]")) : (this.append(".\""), this.append(this.sanitizeJSONPathMemberValue(value)), this.append("\""));
	}
	visitJSONOperatorChain(node) {
		for (let i = 0, len = node.values.length; i < len; i++) i === len - 1 ? this.visitNode(node.operator) : this.append("->"), this.visitNode(node.values[i]);
	}
	visitMergeQuery(node) {
		node.with && (this.visitNode(node.with), this.append(" ")), this.append("merge "), node.top && (this.visitNode(node.top), this.append(" ")), this.append("into "), this.visitNode(node.into), node.using && (this.append(" "), this.visitNode(node.using)), node.whens && (this.append(" "), this.compileList(node.whens, " ")), node.returning && (this.append(" "), this.visitNode(node.returning)), node.output && (this.append(" "), this.visitNode(node.output)), node.endModifiers?.length && (this.append(" "), this.compileList(node.endModifiers, " "));
	}
	visitMatched(node) {
		node.not && this.append("not "), this.append("matched"), node.bySource && this.append(" by source");
	}
	visitAddIndex(node) {
		this.parentNode && CreateTableNode.is(this.parentNode) || this.append("add "), node.unique && this.append("unique "), this.append("index "), this.visitNode(node.name), node.columns && (this.append(" ("), this.compileList(node.columns), this.append(")")), node.using && (this.append(" using "), this.visitNode(node.using));
	}
	visitCast(node) {
		this.append("cast("), this.visitNode(node.expression), this.append(" as "), this.visitNode(node.dataType), this.append(")");
	}
	visitFetch(node) {
		this.append("fetch next "), this.visitNode(node.rowCount), this.append(` rows ${node.modifier}`);
	}
	visitOutput(node) {
		this.append("output "), this.compileList(node.selections);
	}
	visitTop(node) {
		this.append(`top(${node.expression})`), node.modifiers && this.append(` ${node.modifiers}`);
	}
	visitOrAction(node) {
		this.append(node.action);
	}
	visitCollate(node) {
		this.append("collate "), this.visitNode(node.collation);
	}
	append(str) {
		this.#sql += str;
	}
	appendValue(parameter) {
		this.addParameter(parameter), this.append(this.getCurrentParameterPlaceholder());
	}
	getLeftIdentifierWrapper() {
		return "\"";
	}
	getRightIdentifierWrapper() {
		return "\"";
	}
	getCurrentParameterPlaceholder() {
		return "$" + this.numParameters;
	}
	getLeftExplainOptionsWrapper() {
		return "(";
	}
	getExplainOptionAssignment() {
		return " ";
	}
	getExplainOptionsDelimiter() {
		return ", ";
	}
	getRightExplainOptionsWrapper() {
		return ")";
	}
	sanitizeIdentifier(identifier) {
		let leftWrap = this.getLeftIdentifierWrapper(), rightWrap = this.getRightIdentifierWrapper(), sanitized = "";
		for (let c of identifier) sanitized += c, c === leftWrap ? sanitized += leftWrap : c === rightWrap && (sanitized += rightWrap);
		return sanitized;
	}
	sanitizeStringLiteral(value) {
		return value.replace(LIT_WRAP_REGEX, "''");
	}
	sanitizeJSONPathMemberValue(value) {
		return value.replace(JSON_PATH_MEMBER_WRAP_REGEX, (char) => char === "'" ? "''" : "\\\"");
	}
	addParameter(parameter) {
		this.#parameters.push(parameter);
	}
	appendImmediateValue(value) {
		if (isString(value)) this.appendStringLiteral(value);
		else if (isNumber(value) || isBoolean(value) || isBigInt(value)) this.append(value.toString());
		else if (isNull(value)) this.append("null");
		else if (isDate(value)) this.appendImmediateValue(value.toISOString());
		else throw Error(`invalid immediate value ${value}`);
	}
	appendStringLiteral(value) {
		this.append("'"), this.append(this.sanitizeStringLiteral(value)), this.append("'");
	}
	sortSelectModifiers(arr) {
		return freeze(arr.toSorted((left, right) => left.modifier && right.modifier ? SELECT_MODIFIER_PRIORITY[left.modifier] - SELECT_MODIFIER_PRIORITY[right.modifier] : 1));
	}
	compileColumnAlterations(columnAlterations) {
		this.compileList(columnAlterations);
	}
	announcesNewColumnDataType() {
		return !0;
	}
};
const SELECT_MODIFIER_SQL = freeze({
	ForKeyShare: "for key share",
	ForNoKeyUpdate: "for no key update",
	ForUpdate: "for update",
	ForShare: "for share",
	NoWait: "nowait",
	SkipLocked: "skip locked",
	Distinct: "distinct"
}), SELECT_MODIFIER_PRIORITY = freeze({
	ForKeyShare: 1,
	ForNoKeyUpdate: 1,
	ForUpdate: 1,
	ForShare: 1,
	NoWait: 2,
	SkipLocked: 2,
	Distinct: 0
}), JOIN_TYPE_SQL = freeze({
	InnerJoin: "inner join",
	LeftJoin: "left join",
	RightJoin: "right join",
	FullJoin: "full join",
	CrossJoin: "cross join",
	LateralInnerJoin: "inner join lateral",
	LateralLeftJoin: "left join lateral",
	LateralCrossJoin: "cross join lateral",
	OuterApply: "outer apply",
	CrossApply: "cross apply",
	Using: "using"
}), CompiledQuery = freeze({ raw(sql, parameters = []) {
	return freeze({
		sql,
		query: RawNode.createWithSql(sql),
		parameters: freeze(parameters),
		queryId: createQueryId()
	});
} });
// ../../work/main/node_modules/kysely/dist/dialect/dialect-adapter-base.js
var DialectAdapterBase = class {
	get supportsCreateIfNotExists() {
		return !0;
	}
	get supportsMultipleConnections() {
		return !0;
	}
	get supportsTransactionalDdl() {
		return !1;
	}
	get supportsReturning() {
		return !1;
	}
	get supportsOutput() {
		return !1;
	}
};
// ../../work/main/node_modules/kysely/dist/dialect/sqlite/sqlite-query-compiler.js
const ID_WRAP_REGEX = /"/g, JSON_PATH_MEMBER_ESCAPE_REGEX = /[\\'"]/g;
var SqliteQueryCompiler = class extends DefaultQueryCompiler {
	visitOrAction(node) {
		this.append("or "), this.append(node.action);
	}
	getCurrentParameterPlaceholder() {
		return "?";
	}
	getLeftExplainOptionsWrapper() {
		return "";
	}
	getRightExplainOptionsWrapper() {
		return "";
	}
	getLeftIdentifierWrapper() {
		return "\"";
	}
	getRightIdentifierWrapper() {
		return "\"";
	}
	getAutoIncrement() {
		return "autoincrement";
	}
	sanitizeIdentifier(identifier) {
		return identifier.replace(ID_WRAP_REGEX, "\"\"");
	}
	sanitizeJSONPathMemberValue(value) {
		return value.replace(JSON_PATH_MEMBER_ESCAPE_REGEX, (char) => char === "\\" ? "\\\\" : char === "'" ? "''" : "\\\"");
	}
	visitDefaultInsertValue(_) {
		this.append("null");
	}
};
freeze({ __noMigrations__: !0 });
// ../../work/main/node_modules/kysely/dist/dialect/sqlite/sqlite-introspector.js
var SqliteIntrospector = class {
	#db;
	constructor(db) {
		this.#db = db;
	}
	async getSchemas() {
		return [];
	}
	async getTables(options = { withInternalKyselyTables: !1 }) {
		return await this.#getTableMetadata(options);
	}
	#tablesQuery(qb, options) {
		let tablesQuery = qb.selectFrom("sqlite_master").where("type", "in", ["table", "view"]).where("name", "not like", "sqlite_%").select([
			"name",
			"sql",
			"type"
		]).orderBy("name");
		return options.withInternalKyselyTables || (tablesQuery = tablesQuery.where("name", "!=", "kysely_migration").where("name", "!=", "kysely_migration_lock")), tablesQuery;
	}
	async #getTableMetadata(options) {
		let tablesResult = await this.#tablesQuery(this.#db, options).execute(), tableMetadata = await this.#db.with("table_list", (qb) => this.#tablesQuery(qb, options)).selectFrom(["table_list as tl", sql`pragma_table_info(tl.name)`.as("p")]).select([
			"tl.name as table",
			"p.cid",
			"p.name",
			"p.type",
			"p.notnull",
			"p.dflt_value",
			"p.pk"
		]).orderBy("tl.name").orderBy("p.cid").execute(), columnsByTable = {};
		for (let row of tableMetadata) columnsByTable[row.table] ??= [], columnsByTable[row.table].push(row);
		return tablesResult.map(({ name, sql, type }) => {
			let autoIncrementCol = sql?.split(/[\(\),]/)?.find((it) => it.toLowerCase().includes("autoincrement"))?.trimStart()?.split(/\s+/)?.[0]?.replace(/["`]/g, ""), columns = columnsByTable[name] ?? [];
			if (!autoIncrementCol) {
				let pkCols = columns.filter((r) => r.pk > 0);
				pkCols.length === 1 && pkCols[0].type.toLowerCase() === "integer" && (autoIncrementCol = pkCols[0].name);
			}
			return {
				name,
				isView: type === "view",
				isForeign: !1,
				columns: columns.map((col) => ({
					name: col.name,
					dataType: col.type,
					isNullable: !col.notnull,
					isAutoIncrementing: col.name === autoIncrementCol,
					hasDefaultValue: col.dflt_value != null,
					comment: void 0
				}))
			};
		});
	}
}, SqliteAdapter = class extends DialectAdapterBase {
	get supportsMultipleConnections() {
		return !1;
	}
	get supportsTransactionalDdl() {
		return !1;
	}
	get supportsReturning() {
		return !0;
	}
	async acquireMigrationLock(_db, _opt) {}
	async releaseMigrationLock(_db, _opt) {}
};
// src/store/migrations/0001-iam.ts
async function up$9(db) {
	let table = db.schema;
	await table.createTable("accounts").addColumn("id", "text", (c) => c.primaryKey()).addColumn("name", "text", (c) => c.notNull()).addColumn("alias", "text", (c) => c.unique()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("version", "bigint", (c) => c.notNull().defaultTo(0)).execute();
	let entity = (name) => table.createTable(name).addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull()).addColumn("name", "text", (c) => c.notNull()).addColumn("nameKey", "text", (c) => c.notNull()).addColumn("path", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addUniqueConstraint(`${name}Name`, ["account", "nameKey"]);
	await entity("users").addColumn("boundaryArn", "text").addColumn("passwordLastUsed", "bigint").execute(), await entity("groups").execute(), await entity("roles").addColumn("description", "text").addColumn("maxSessionSeconds", "integer", (c) => c.notNull()).addColumn("trustPolicy", "text", (c) => c.notNull()).addColumn("boundaryArn", "text").addColumn("lastUsed", "bigint").addColumn("lastUsedRegion", "text").execute(), await entity("policies").addColumn("arn", "text", (c) => c.notNull().unique()).addColumn("description", "text").addColumn("updated", "bigint", (c) => c.notNull()).addColumn("defaultVersion", "integer", (c) => c.notNull()).addColumn("nextVersion", "integer", (c) => c.notNull()).execute(), await entity("instanceProfiles").addColumn("roleId", "text", (c) => c.references("roles.id")).execute(), await table.createTable("groupMembers").addColumn("groupId", "text", (c) => c.notNull().references("groups.id")).addColumn("userId", "text", (c) => c.notNull().references("users.id")).addColumn("account", "text", (c) => c.notNull()).addPrimaryKeyConstraint("groupMembersKey", ["groupId", "userId"]).execute(), await table.createIndex("groupMembersUser").on("groupMembers").column("userId").execute(), await table.createTable("policyVersions").addColumn("policyId", "text", (c) => c.notNull().references("policies.id")).addColumn("version", "integer", (c) => c.notNull()).addColumn("document", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addPrimaryKeyConstraint("policyVersionsKey", ["policyId", "version"]).execute(), await table.createTable("inlinePolicies").addColumn("account", "text", (c) => c.notNull()).addColumn("ownerId", "text", (c) => c.notNull()).addColumn("name", "text", (c) => c.notNull()).addColumn("document", "text", (c) => c.notNull()).addPrimaryKeyConstraint("inlinePoliciesKey", ["ownerId", "name"]).execute(), await table.createTable("attachments").addColumn("account", "text", (c) => c.notNull()).addColumn("targetId", "text", (c) => c.notNull()).addColumn("targetType", "text", (c) => c.notNull()).addColumn("policyArn", "text", (c) => c.notNull()).addColumn("attached", "bigint", (c) => c.notNull()).addPrimaryKeyConstraint("attachmentsKey", ["targetId", "policyArn"]).execute(), await table.createIndex("attachmentsPolicy").on("attachments").columns(["account", "policyArn"]).execute(), await sql`create index "usersBoundary" on "users" ("account", "boundaryArn")`.execute(db), await sql`create index "rolesBoundary" on "roles" ("account", "boundaryArn")`.execute(db), await table.createTable("accessKeys").addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull()).addColumn("userId", "text", (c) => c.references("users.id")).addColumn("secret", "blob", (c) => c.notNull()).addColumn("status", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("lastUsed", "bigint").addColumn("lastUsedService", "text").addColumn("lastUsedRegion", "text").execute(), await table.createIndex("accessKeysUser").on("accessKeys").columns(["account", "userId"]).execute(), await table.createTable("loginProfiles").addColumn("userId", "text", (c) => c.primaryKey().references("users.id")).addColumn("account", "text", (c) => c.notNull()).addColumn("passwordHash", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("resetRequired", "integer", (c) => c.notNull()).execute(), await table.createTable("mfaDevices").addColumn("serial", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull()).addColumn("name", "text", (c) => c.notNull()).addColumn("path", "text", (c) => c.notNull()).addColumn("seed", "blob", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("userId", "text").addColumn("enabled", "bigint").addColumn("lastStep", "bigint", (c) => c.notNull().defaultTo(0)).execute(), await table.createIndex("mfaDevicesUser").on("mfaDevices").columns(["account", "userId"]).execute(), await table.createTable("tags").addColumn("account", "text", (c) => c.notNull()).addColumn("ownerId", "text", (c) => c.notNull()).addColumn("key", "text", (c) => c.notNull()).addColumn("value", "text", (c) => c.notNull()).addColumn("position", "integer", (c) => c.notNull()).addPrimaryKeyConstraint("tagsKey", ["ownerId", "key"]).execute();
}
// src/store/migrations/0002-password-policies.ts
async function up$8(db) {
	await db.schema.createTable("passwordPolicies").addColumn("account", "text", (c) => c.primaryKey().references("accounts.id")).addColumn("minimumLength", "integer", (c) => c.notNull()).addColumn("requireSymbols", "integer", (c) => c.notNull()).addColumn("requireNumbers", "integer", (c) => c.notNull()).addColumn("requireUppercase", "integer", (c) => c.notNull()).addColumn("requireLowercase", "integer", (c) => c.notNull()).addColumn("usersMayChange", "integer", (c) => c.notNull()).addColumn("maxAgeDays", "integer").addColumn("reusePrevention", "integer").addColumn("hardExpiry", "integer").execute(), await db.schema.createTable("passwordHistory").addColumn("userId", "text", (c) => c.notNull().references("users.id")).addColumn("account", "text", (c) => c.notNull()).addColumn("sequence", "integer", (c) => c.notNull()).addColumn("passwordHash", "text", (c) => c.notNull()).addColumn("since", "bigint", (c) => c.notNull()).addPrimaryKeyConstraint("passwordHistoryKey", ["userId", "sequence"]).execute();
}
// src/store/migrations/0003-s3.ts
async function up$7(db) {
	let table = db.schema;
	await table.createTable("buckets").addColumn("id", "text", (c) => c.primaryKey()).addColumn("name", "text", (c) => c.notNull().unique()).addColumn("account", "text", (c) => c.notNull()).addColumn("region", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("policy", "text").addColumn("policyPublic", "integer", (c) => c.notNull()).addColumn("publicAccessBlock", "text").addColumn("tags", "text").execute(), await table.createIndex("bucketsAccount").on("buckets").columns(["account", "name"]).execute(), await table.createTable("objects").addColumn("bucketId", "text", (c) => c.notNull().references("buckets.id")).addColumn("key", "text", (c) => c.notNull()).addColumn("file", "text", (c) => c.notNull().unique()).addColumn("size", "bigint", (c) => c.notNull()).addColumn("etag", "text", (c) => c.notNull()).addColumn("modified", "bigint", (c) => c.notNull()).addColumn("storageClass", "text", (c) => c.notNull()).addColumn("headers", "text", (c) => c.notNull()).addColumn("tags", "text").addColumn("checksumAlgorithm", "text", (c) => c.notNull()).addColumn("checksumType", "text", (c) => c.notNull()).addColumn("checksum", "text", (c) => c.notNull()).addColumn("parts", "text").addPrimaryKeyConstraint("objectsKey", ["bucketId", "key"]).execute(), await table.createTable("multipartUploads").addColumn("id", "text", (c) => c.primaryKey()).addColumn("bucketId", "text", (c) => c.notNull().references("buckets.id")).addColumn("key", "text", (c) => c.notNull()).addColumn("initiatorArn", "text", (c) => c.notNull()).addColumn("initiatorId", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("storageClass", "text", (c) => c.notNull()).addColumn("headers", "text", (c) => c.notNull()).addColumn("tags", "text").addColumn("checksumAlgorithm", "text", (c) => c.notNull()).addColumn("checksumType", "text", (c) => c.notNull()).addColumn("checksumAsked", "integer", (c) => c.notNull()).execute(), await table.createIndex("multipartUploadsKey").on("multipartUploads").columns([
		"bucketId",
		"key",
		"id"
	]).execute(), await table.createTable("parts").addColumn("uploadId", "text", (c) => c.notNull().references("multipartUploads.id")).addColumn("number", "integer", (c) => c.notNull()).addColumn("file", "text", (c) => c.notNull().unique()).addColumn("size", "bigint", (c) => c.notNull()).addColumn("etag", "text", (c) => c.notNull()).addColumn("modified", "bigint", (c) => c.notNull()).addColumn("checksum", "text", (c) => c.notNull()).addPrimaryKeyConstraint("partsKey", ["uploadId", "number"]).execute();
}
// src/store/migrations/0004-ec2.ts
async function up$6(db) {
	let table = (name, columns, optional = {}) => {
		let builder = db.schema.createTable(name);
		for (let [column, type] of Object.entries(columns)) builder = builder.addColumn(column, type, (c) => c.notNull());
		for (let [column, type] of Object.entries(optional)) builder = builder.addColumn(column, type);
		return builder;
	}, owned = {
		account: "text",
		region: "text"
	};
	await table("instances", {
		id: "text",
		...owned,
		...instanceColumns
	}, optionalInstanceColumns).addPrimaryKeyConstraint("instancesKey", ["id"]).execute(), await db.schema.createIndex("instancesOwner").on("instances").columns(["account", "region"]).execute(), await table("instanceProfileAssociations", {
		id: "text",
		...owned,
		instanceId: "text",
		profileId: "text",
		profileArn: "text",
		created: "bigint"
	}).addPrimaryKeyConstraint("instanceProfileAssociationsKey", ["id"]).addUniqueConstraint("instanceProfileAssociationsInstance", ["instanceId"]).addForeignKeyConstraint("instanceProfileAssociationsOf", ["instanceId"], "instances", ["id"]).execute(), await table("keyPairs", {
		id: "text",
		...owned,
		name: "text",
		type: "text",
		fingerprint: "text",
		publicKey: "text",
		created: "bigint"
	}).addPrimaryKeyConstraint("keyPairsKey", ["id"]).addUniqueConstraint("keyPairsName", [
		"account",
		"region",
		"name"
	]).execute(), await table("resourceTags", {
		...owned,
		resourceId: "text",
		key: "text",
		value: "text"
	}).addPrimaryKeyConstraint("resourceTagsKey", [
		"account",
		"region",
		"resourceId",
		"key"
	]).execute(), await table("workGroups", {
		...owned,
		name: "text",
		state: "text",
		configuration: "text",
		created: "bigint"
	}, { description: "text" }).addPrimaryKeyConstraint("workGroupsKey", [
		"account",
		"region",
		"name"
	]).execute();
}
const instanceColumns = {
	reservationId: "text",
	launchIndex: "integer",
	imageId: "text",
	instanceType: "text",
	state: "text",
	stateSince: "bigint",
	launched: "bigint",
	created: "bigint",
	zone: "text",
	subnetId: "text",
	vpcId: "text",
	privateIp: "text",
	mac: "text",
	networkInterfaceId: "text",
	attachmentId: "text",
	volumeId: "text",
	volumeSize: "integer",
	volumeType: "text",
	volumeEncrypted: "integer",
	securityGroupIds: "text",
	httpTokens: "text",
	httpEndpoint: "text",
	httpHopLimit: "integer",
	httpIpv6: "text",
	metadataTags: "text",
	ebsOptimized: "integer",
	monitoring: "integer",
	disableTermination: "integer",
	disableStop: "integer",
	shutdownBehavior: "text"
}, optionalInstanceColumns = {
	clientToken: "text",
	requestDigest: "text",
	keyName: "text",
	stateReasonCode: "text",
	stateReasonMessage: "text",
	stateTransitionReason: "text",
	userData: "text"
};
// src/store/migrations/0005-federation.ts
async function up$5(db) {
	await db.schema.createTable("oidcProviders").addColumn("arn", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull().references("accounts.id")).addColumn("url", "text", (c) => c.notNull()).addColumn("clientIds", "text", (c) => c.notNull()).addColumn("thumbprints", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).execute(), await db.schema.createIndex("oidcProvidersOwner").on("oidcProviders").columns(["account"]).execute(), await db.schema.createTable("samlProviders").addColumn("arn", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull().references("accounts.id")).addColumn("name", "text", (c) => c.notNull()).addColumn("uuid", "text", (c) => c.notNull()).addColumn("metadata", "text", (c) => c.notNull()).addColumn("entityId", "text", (c) => c.notNull()).addColumn("certificates", "text", (c) => c.notNull()).addColumn("validUntil", "bigint", (c) => c.notNull()).addColumn("encryptionMode", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).execute(), await db.schema.createIndex("samlProvidersOwner").on("samlProviders").columns(["account"]).execute(), await db.schema.createTable("samlPrivateKeys").addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull()).addColumn("providerArn", "text", (c) => c.notNull().references("samlProviders.arn")).addColumn("privateKey", "blob", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).execute(), await db.schema.createTable("outboundFederation").addColumn("account", "text", (c) => c.primaryKey().references("accounts.id")).addColumn("enabled", "integer", (c) => c.notNull()).addColumn("changed", "bigint", (c) => c.notNull()).execute(), await db.schema.createTable("outboundKeys").addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull().references("accounts.id")).addColumn("algorithm", "text", (c) => c.notNull()).addColumn("publicKey", "text", (c) => c.notNull()).addColumn("privateKey", "blob", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addUniqueConstraint("outboundKeysOwner", ["account", "algorithm"]).execute();
}
// src/store/migrations/0006-certificates.ts
async function up$4(db) {
	let owned = (name) => db.schema.createTable(name).addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull());
	await owned("sshPublicKeys").addColumn("userId", "text", (c) => c.notNull().references("users.id")).addColumn("publicKey", "text", (c) => c.notNull()).addColumn("fingerprint", "text", (c) => c.notNull()).addColumn("status", "text", (c) => c.notNull()).addColumn("uploaded", "bigint", (c) => c.notNull()).addUniqueConstraint("sshPublicKeysOnce", ["userId", "publicKey"]).execute(), await owned("signingCertificates").addColumn("userId", "text", (c) => c.references("users.id")).addColumn("body", "text", (c) => c.notNull()).addColumn("digest", "text", (c) => c.notNull()).addColumn("status", "text", (c) => c.notNull()).addColumn("uploaded", "bigint", (c) => c.notNull()).addUniqueConstraint("signingCertificatesOnce", ["account", "digest"]).execute(), await db.schema.createIndex("signingCertificatesUser").on("signingCertificates").columns(["account", "userId"]).execute(), await owned("serverCertificates").addColumn("name", "text", (c) => c.notNull()).addColumn("nameKey", "text", (c) => c.notNull()).addColumn("path", "text", (c) => c.notNull()).addColumn("body", "text", (c) => c.notNull()).addColumn("chain", "text").addColumn("privateKey", "blob", (c) => c.notNull()).addColumn("uploaded", "bigint", (c) => c.notNull()).addColumn("expires", "bigint", (c) => c.notNull()).addUniqueConstraint("serverCertificatesName", ["account", "nameKey"]).execute(), await owned("serviceSpecificCredentials").addColumn("userId", "text", (c) => c.notNull().references("users.id")).addColumn("serviceName", "text", (c) => c.notNull()).addColumn("alias", "text", (c) => c.notNull()).addColumn("aliasKey", "text", (c) => c.notNull()).addColumn("secretHash", "text", (c) => c.notNull()).addColumn("status", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("expires", "bigint").addUniqueConstraint("serviceSpecificCredentialsAlias", [
		"account",
		"serviceName",
		"aliasKey"
	]).execute(), await db.schema.createIndex("serviceSpecificCredentialsUser").on("serviceSpecificCredentials").column("userId").execute(), await db.schema.createTable("accountPreferences").addColumn("account", "text", (c) => c.primaryKey()).addColumn("globalEndpointTokenVersion", "integer", (c) => c.notNull()).execute();
}
// src/store/migrations/0007-reports.ts
async function up$3(db) {
	await db.schema.createTable("credentialReports").addColumn("account", "text", (c) => c.primaryKey().references("accounts.id")).addColumn("generated", "bigint", (c) => c.notNull()).addColumn("content", "text", (c) => c.notNull()).execute(), await db.schema.createTable("actionUses").addColumn("principalId", "text", (c) => c.notNull()).addColumn("action", "text", (c) => c.notNull()).addColumn("time", "bigint", (c) => c.notNull()).addColumn("region", "text", (c) => c.notNull()).addPrimaryKeyConstraint("actionUsesKey", ["principalId", "action"]).execute(), await db.schema.createTable("accessJobs").addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull().references("accounts.id")).addColumn("requester", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("report", "text", (c) => c.notNull()).execute(), await db.schema.createIndex("accessJobsByAge").on("accessJobs").columns(["account", "created"]).execute();
}
// src/store/migrations/0008-delegation.ts
async function up$2(db) {
	await db.schema.createTable("accountProperties").addColumn("account", "text", (c) => c.notNull().references("accounts.id")).addColumn("name", "text", (c) => c.notNull()).addColumn("value", "text", (c) => c.notNull()).addPrimaryKeyConstraint("accountPropertiesKey", ["account", "name"]).execute(), await db.schema.createTable("delegationRequests").addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull().references("accounts.id")).addColumn("workflowId", "text", (c) => c.notNull()).addColumn("ownerAccount", "text").addColumn("ownerArn", "text").addColumn("approver", "text").addColumn("state", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("updated", "bigint", (c) => c.notNull()).addColumn("details", "text", (c) => c.notNull()).addColumn("policy", "text", (c) => c.notNull()).addColumn("sessionSeconds", "integer", (c) => c.notNull()).addColumn("onlySendByOwner", "integer", (c) => c.notNull()).addColumn("notes", "text").addColumn("rejectionReason", "text").execute(), await db.schema.createIndex("delegationRequestsByWorkflow").unique().on("delegationRequests").columns(["account", "workflowId"]).execute(), await db.schema.createIndex("delegationRequestsByOwner").on("delegationRequests").columns(["ownerAccount", "id"]).execute(), await db.schema.createTable("delegationNotifications").addColumn("id", "text", (c) => c.primaryKey()).addColumn("requestId", "text", (c) => c.notNull().references("delegationRequests.id")).addColumn("topicArn", "text", (c) => c.notNull()).addColumn("time", "bigint", (c) => c.notNull()).addColumn("message", "blob", (c) => c.notNull()).execute(), await db.schema.createIndex("delegationNotificationsByRequest").on("delegationNotifications").columns(["requestId", "time"]).execute();
}
// src/store/migrations/0009-console.ts
async function up$1(db) {
	await db.schema.createTable("rootPasswords").addColumn("account", "text", (c) => c.primaryKey().references("accounts.id")).addColumn("passwordHash", "text", (c) => c.notNull()).addColumn("since", "bigint", (c) => c.notNull()).addColumn("lastUsed", "bigint").execute(), await db.schema.createTable("consoleSessions").addColumn("id", "text", (c) => c.primaryKey()).addColumn("account", "text", (c) => c.notNull().references("accounts.id")).addColumn("kind", "text", (c) => c.notNull()).addColumn("principalId", "text", (c) => c.notNull()).addColumn("secretHash", "text", (c) => c.notNull()).addColumn("passwordHash", "text").addColumn("mfaAt", "bigint").addColumn("issued", "bigint", (c) => c.notNull()).addColumn("expires", "bigint", (c) => c.notNull()).addColumn("session", "blob").execute(), await db.schema.createIndex("consoleSessionsByPrincipal").on("consoleSessions").columns(["principalId", "issued"]).execute(), await db.schema.createIndex("consoleSessionsByExpiry").on("consoleSessions").column("expires").execute(), await db.schema.createTable("usedTokens").addColumn("id", "text", (c) => c.primaryKey()).addColumn("expires", "bigint", (c) => c.notNull()).execute();
}
// src/store/migrations/0010-organizations.ts
async function up(db) {
	await db.schema.alterTable("accounts").addColumn("email", "text").execute(), await db.schema.alterTable("accounts").addColumn("closed", "bigint").execute(), await organizations(db), await contents(db), await policies(db), await requests(db);
}
async function organizations(db) {
	await db.schema.createTable("organizations").addColumn("id", "text", (c) => c.primaryKey()).addColumn("managementAccount", "text", (c) => c.notNull().references("accounts.id")).addColumn("rootId", "text", (c) => c.notNull()).addColumn("featureSet", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).addColumn("scpsEnabled", "integer", (c) => c.notNull()).addColumn("rcpsEnabled", "integer", (c) => c.notNull()).addColumn("rootCredentials", "integer", (c) => c.notNull()).addColumn("rootSessions", "integer", (c) => c.notNull()).addColumn("resourcePolicyId", "text").addColumn("resourcePolicy", "text").execute(), await db.schema.createTable("organizationMembers").addColumn("account", "text", (c) => c.primaryKey().references("accounts.id")).addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("parentId", "text", (c) => c.notNull()).addColumn("joinedMethod", "text", (c) => c.notNull()).addColumn("joined", "bigint", (c) => c.notNull()).execute(), await db.schema.createIndex("organizationMembersByParent").on("organizationMembers").columns(["organizationId", "parentId"]).execute();
}
async function contents(db) {
	await db.schema.createTable("organizationalUnits").addColumn("id", "text", (c) => c.primaryKey()).addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("parentId", "text", (c) => c.notNull()).addColumn("name", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).execute(), await db.schema.createIndex("organizationalUnitsByParent").unique().on("organizationalUnits").columns([
		"organizationId",
		"parentId",
		"name"
	]).execute(), await db.schema.createTable("organizationTags").addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("resourceId", "text", (c) => c.notNull()).addColumn("key", "text", (c) => c.notNull()).addColumn("value", "text", (c) => c.notNull()).addPrimaryKeyConstraint("organizationTagsKey", [
		"organizationId",
		"resourceId",
		"key"
	]).execute(), await db.schema.createTable("trustedServices").addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("servicePrincipal", "text", (c) => c.notNull()).addColumn("enabled", "bigint", (c) => c.notNull()).addPrimaryKeyConstraint("trustedServicesKey", ["organizationId", "servicePrincipal"]).execute(), await db.schema.createTable("delegatedAdministrators").addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("account", "text", (c) => c.notNull()).addColumn("servicePrincipal", "text", (c) => c.notNull()).addColumn("enabled", "bigint", (c) => c.notNull()).addPrimaryKeyConstraint("delegatedAdministratorsKey", [
		"organizationId",
		"account",
		"servicePrincipal"
	]).execute();
}
async function policies(db) {
	await db.schema.createTable("organizationPolicies").addColumn("id", "text", (c) => c.primaryKey()).addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("type", "text", (c) => c.notNull()).addColumn("name", "text", (c) => c.notNull()).addColumn("description", "text", (c) => c.notNull()).addColumn("content", "text", (c) => c.notNull()).addColumn("created", "bigint", (c) => c.notNull()).execute(), await db.schema.createIndex("organizationPoliciesByName").unique().on("organizationPolicies").columns([
		"organizationId",
		"type",
		"name"
	]).execute(), await db.schema.createTable("organizationAttachments").addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("targetId", "text", (c) => c.notNull()).addColumn("policyId", "text", (c) => c.notNull()).addColumn("type", "text", (c) => c.notNull()).addColumn("attached", "bigint", (c) => c.notNull()).addPrimaryKeyConstraint("organizationAttachmentsKey", [
		"organizationId",
		"targetId",
		"policyId"
	]).execute();
}
async function requests(db) {
	await db.schema.createTable("accountCreations").addColumn("id", "text", (c) => c.primaryKey()).addColumn("organizationId", "text", (c) => c.notNull().references("organizations.id")).addColumn("accountName", "text", (c) => c.notNull()).addColumn("account", "text").addColumn("failure", "text").addColumn("requested", "bigint", (c) => c.notNull()).addColumn("completed", "bigint", (c) => c.notNull()).execute(), await db.schema.createTable("handshakes").addColumn("id", "text", (c) => c.primaryKey()).addColumn("organizationId", "text", (c) => c.notNull()).addColumn("managementAccount", "text", (c) => c.notNull()).addColumn("action", "text", (c) => c.notNull()).addColumn("partyType", "text", (c) => c.notNull()).addColumn("partyId", "text", (c) => c.notNull()).addColumn("account", "text").addColumn("parentId", "text").addColumn("notes", "text").addColumn("tags", "text", (c) => c.notNull()).addColumn("state", "text", (c) => c.notNull()).addColumn("requested", "bigint", (c) => c.notNull()).addColumn("expires", "bigint", (c) => c.notNull()).addColumn("updated", "bigint", (c) => c.notNull()).execute(), await db.schema.createIndex("handshakesByAccount").on("handshakes").columns(["account", "id"]).execute(), await db.schema.createIndex("handshakesByOrganization").on("handshakes").columns(["organizationId", "id"]).execute();
}
// src/store/migrate.ts
const migrations = [
	up$9,
	up$8,
	up$7,
	up$6,
	up$5,
	up$4,
	up$3,
	up$2,
	up$1,
	up
], schemaNumber = migrations.length;
async function migrate(db) {
	await db.schema.createTable("meta").ifNotExists().addColumn("key", "text", (c) => c.primaryKey()).addColumn("value", "text", (c) => c.notNull()).execute();
	let row = await db.selectFrom("meta").select("value").where("key", "=", "schema").executeTakeFirst(), done = Number(row?.value ?? 0);
	if (done > migrations.length) throw Error(`this data directory was written by a newer Understudy (schema ${done}); use that one`);
	for (let [index, up] of migrations.entries()) index < done || await db.transaction().execute(async (tx) => {
		await up(tx), await sql`insert into "meta" ("key", "value") values ('schema', ${String(index + 1)})
        on conflict ("key") do update set "value" = excluded."value"`.execute(tx);
	});
}
function sqliteDialect(database) {
	return {
		createAdapter: () => new SqliteAdapter(),
		createIntrospector: (db) => new SqliteIntrospector(db),
		createQueryCompiler: () => new SqliteQueryCompiler(),
		createDriver: () => sqliteDriver(database)
	};
}
function sqliteDriver(database) {
	let connection = sqliteConnection(database), run = (sql) => connection.executeQuery(CompiledQuery.raw(sql)), turn = Promise.resolve(), release;
	return {
		init: async () => {},
		acquireConnection: async () => connection,
		beginTransaction: async () => {
			let before = turn, mine = Promise.withResolvers();
			turn = mine.promise, await before, release = mine.resolve;
			try {
				await run("begin immediate");
			} catch (cause) {
				throw release(), cause;
			}
		},
		commitTransaction: async () => {
			await run("commit"), release?.();
		},
		rollbackTransaction: async () => {
			try {
				await run("rollback");
			} finally {
				release?.();
			}
		},
		releaseConnection: async () => {},
		destroy: async () => database.close()
	};
}
function sqliteConnection(database) {
	let statements = new Map(), prepare = (sql) => {
		let statement = statements.get(sql);
		return statement === void 0 && (statements.size >= 500 && statements.clear(), statement = database.prepare(sql), statements.set(sql, statement)), statement;
	};
	return {
		async executeQuery(query) {
			let statement = prepare(query.sql), parameters = query.parameters;
			if (statement.columns().length > 0) return { rows: statement.all(...parameters) };
			let { changes, lastInsertRowid } = statement.run(...parameters);
			return {
				rows: [],
				numAffectedRows: BigInt(changes),
				insertId: BigInt(lastInsertRowid)
			};
		},
		async *streamQuery() {
			throw Error("rows are read in pages here, not streamed");
		}
	};
}
function createPrincipals(house) {
	let cache = createBoundedMap(2e4);
	async function cached(account, key, load) {
		let version = house.store.version(account), known = cache.get(key);
		if (known?.version === version) return known.principal;
		let principal = await load();
		return cache.set(key, {
			version,
			principal
		}), principal;
	}
	return {
		user: (account, id) => cached(account, `user/${account}/${id}`, () => loadUser(house, account, id)),
		role: (account, id) => cached(account, `role/${account}/${id}`, async () => loadRole(house, account, await findRoleById(house.store.read, id))),
		roleByName: (account, name) => cached(account, `name/${account}/${name.toLowerCase()}`, async () => loadRole(house, account, await findRoleByName(house.store.read, account, name))),
		managed: (arns) => managed(house, arns)
	};
}
async function loadUser(house, account, id) {
	let db = house.store.read, row = await findUserById(db, id);
	if (row === void 0 || row.account !== account || await isClosedAccount(db, account)) return;
	let groups = await groupsOfUser(db, id), owners = new Map([[id, {
		type: "user",
		name: row.name
	}]]);
	for (let group of groups) owners.set(group.id, {
		type: "group",
		name: group.name
	});
	let policies = {
		identity: await ownedPolicies(house, owners),
		boundary: await boundary(house, row.boundaryArn)
	};
	return {
		...entity(row, "user"),
		tags: await tagsFor(house, id),
		policies
	};
}
async function loadRole(house, account, row) {
	if (row === void 0 || row.account !== account || await isClosedAccount(house.store.read, account)) return;
	let identity = await ownedPolicies(house, new Map([[row.id, {
		type: "role",
		name: row.name
	}]])), { trustPolicy, maxSessionSeconds } = row, policies = {
		identity,
		boundary: await boundary(house, row.boundaryArn)
	};
	return {
		...entity(row, "role"),
		tags: await tagsFor(house, row.id),
		policies,
		trustPolicy,
		maxSessionSeconds
	};
}
async function ownedPolicies(house, owners) {
	let ids = [...owners.keys()], inline = (await inlinePoliciesOf(house.store.read, ids)).map(({ ownerId, name, document }) => {
		let owner = owners.get(ownerId);
		return {
			id: name,
			type: owner.type,
			owner: owner.name,
			policy: house.policies.get(document)
		};
	}), attached = await attachmentsOf(house.store.read, ids);
	return [...inline, ...await managed(house, [...new Set(attached.map(({ policyArn }) => policyArn))])];
}
async function managed(house, arns) {
	let customers = await defaultDocuments(house.store.read, arns), sources = [];
	for (let arn of arns) {
		let text = customers.get(arn) ?? house.managedPolicies.defaultDocument(arn);
		text !== void 0 && sources.push({
			id: arn,
			type: "managed",
			policy: house.policies.get(text)
		});
	}
	return sources;
}
async function boundary(house, arn) {
	if (arn === null) return;
	let [source] = await managed(house, [arn]);
	return source ?? {
		id: arn,
		type: "managed",
		policy: house.policies.get("")
	};
}
async function tagsFor(house, id) {
	return (await tagsOf(house.store.read, id)).map(({ key, value }) => ({
		Key: key,
		Value: value
	}));
}
function entity(row, type) {
	let { id, account, name, path } = row;
	return {
		id,
		account,
		name,
		path,
		arn: iamArn(account, type, path, name)
	};
}
export { Kysely as a, schemaNumber as i, sqliteDialect as n, migrate as r, createPrincipals as t };
