package vn.kycuong.document;

/** The kinds of file an office takes in. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    /** Taken for blank forms alone, and made plain. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");

    private final String mediaType;
    private final String ending;

    FileType(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    public String ending() {
        return ending;
    }

    /** The kind that was written down by its media type. */
    public static FileType ofMediaType(String mediaType) {
        for (var type : values()) if (type.mediaType.equals(mediaType)) return type;
        throw new IllegalArgumentException("No such file type: " + mediaType);
    }
}
