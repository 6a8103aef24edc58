-- Item 5.2: how many of the children have an individual route in force.
ALTER TYPE "ItemMeasure" ADD VALUE 'PATHWAYS_KEPT';
