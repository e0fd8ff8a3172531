import { Inject } from '@nestjs/common';
import type { CollectionDefinition } from './collection-definition.ts';

/** The injection token of a collection. */
export const collectionToken = ({ name }: CollectionDefinition): string => `collection:${name}`;

/** Injects the {@link TypedCollection} of a registered definition. */
export const InjectCollection = (definition: CollectionDefinition): ParameterDecorator => Inject(collectionToken(definition));
