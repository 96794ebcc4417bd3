/* SPDX-License-Identifier: GPL-3.0-or-later */

/* report-map: a report's map in the outlines of its provinces, from GeoJSON, in place of tiles. */

#ifndef AWRASH_REPORT_MAP_H
#define AWRASH_REPORT_MAP_H

#if !defined(AWRASH_H_INSIDE) && !defined(AWRASH_COMPILATION)
#error "include <awrash.h> only"
#endif

#include <awrash/report.h>

G_BEGIN_DECLS

/**
 * awrash_report_set_map:
 * @report: a report
 * @geojson: a FeatureCollection, with a polygon or several for each province
 * @property: (nullable): the property of the features that holds the codes of provinces, or "id"
 *   for the features' own; %NULL for the one whose values are codes of most provinces, "code"
 *   before others that are of as many
 * @attribution: (nullable): whom the outlines are from, as their licence asks for; %NULL for the
 *   member "attribution" of the collection
 * @error: (nullable): where a failure is told
 *
 * Outlines for the map, in place of tiles. They are laid flat around their middle with areas in
 * their true proportions and drawn with few points, the same on both sides of a border. Codes are
 * compared as texts. Provinces without a polygon are listed below the map; features that are no
 * province are counted on the page and not drawn. Outlines on both sides of the 180th meridian
 * stand side by side, with a line where the file cuts them.
 *
 * Shapes: none. Units: degrees of WGS 84, longitude first. Errors: %AWRASH_ERROR_SYNTAX for what is
 * no FeatureCollection, down to the coordinates; %AWRASH_ERROR_VALUE for degrees that are none and
 * for a ring that is open or has fewer than four positions; %AWRASH_ERROR_NAME where no code of a
 * province is found; %AWRASH_ERROR_DUPLICATE for two features of one province;
 * %AWRASH_ERROR_EMPTY where no province has a polygon; %AWRASH_ERROR_OVERFLOW for 2^30 positions;
 * %AWRASH_ERROR_MEMORY; the report unchanged. Cost: O(bytes + positions log positions). Source: RFC
 * 7946; Snyder (1987), Map projections, 3-11 to 3-13, 24-2 to 24-4; Visvalingam and Whyatt (1993).
 * Since: 0.6
 *
 * Returns: %TRUE, or %FALSE with @error
 */
AWRASH_API gboolean awrash_report_set_map (AwrashReport *report, const char *geojson,
                                           const char *property, const char *attribution,
                                           GError **error);

/**
 * awrash_report_get_map_property:
 * @report: a report
 *
 * The property that the codes of provinces were found in.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: (transfer none) (nullable): its name; %NULL for a report without outlines
 */
AWRASH_API const char *awrash_report_get_map_property (const AwrashReport *report);

/**
 * awrash_report_has_outline:
 * @report: a report
 * @province: a province, by index
 *
 * Whether a province has an outline.
 *
 * Shapes: none. Units: none. Errors: none. Cost: O(1). Source: none. Since: 0.6
 *
 * Returns: %TRUE if it has
 */
AWRASH_API gboolean awrash_report_has_outline (const AwrashReport *report, size_t province);

G_END_DECLS

#endif
