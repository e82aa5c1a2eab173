package vn.kycuong.organisation;

/** What a unit is. */
public enum UnitKind {
    /** The province: its People's Committee (UBND tỉnh). */
    PROVINCE,
    /** A department or equal body under the People's Committee of the province (sở, ban, ngành). */
    AGENCY,
    /** A unit attached to an agency, such as the provincial one-stop. */
    ATTACHED,
    /** A body of a ministry in the province: police, tax, customs (ngành dọc). Not under the People's Committee. */
    VERTICAL,
    /** A district or city under the province, until 30/06/2025. */
    DISTRICT,
    /** A commune, ward or township (xã, phường, thị trấn). */
    COMMUNE
}
