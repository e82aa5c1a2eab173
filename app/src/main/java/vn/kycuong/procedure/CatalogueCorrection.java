package vn.kycuong.procedure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing of a procedure that is to be another from a day on (sửa thủ tục bằng tay). */
public sealed interface CatalogueCorrection {
    LocalDate from();

    /**
     * A fee, in the place of that of the same kind, case and way.
     *
     * @param amountVnd null where it is not known here
     * @param caseKey empty for every case
     * @param channel empty for every way
     */
    record NewFee(
            LocalDate from,
            String kind,
            @Nullable Long amountVnd,
            String per,
            String words,
            String caseKey,
            String channel)
            implements CatalogueCorrection {}

    /**
     * A time limit, in the place of that of the same case and way.
     *
     * @param limit as files write it, e.g. {@code 15D}, {@code 3WD}
     * @param channel empty for every way
     */
    record NewLimit(LocalDate from, String caseKey, String channel, String limit, String basis)
            implements CatalogueCorrection {}

    /** One more case, with its limit. */
    record NewCase(LocalDate from, String nameVi, String nameEn, String limit, String basis)
            implements CatalogueCorrection {}

    /**
     * A new version, as the one before it but for its papers and what its decision says.
     *
     * @param papers in their order; numbered anew
     */
    record NewVersion(LocalDate from, String decision, String legalBasis, String result, List<Paper> papers)
            implements CatalogueCorrection {
        public NewVersion {
            papers = List.copyOf(papers);
        }
    }
}
