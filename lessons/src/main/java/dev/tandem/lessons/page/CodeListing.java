package dev.tandem.lessons.page;

import org.commonmark.node.CustomBlock;

/** The place of a part of a lesson's source on its page. */
public final class CodeListing extends CustomBlock {
    private final String region;
    private final String file;
    private final String code;

    CodeListing(String region, String file, String code) {
        this.region = region;
        this.file = file;
        this.code = code;
    }

    /** The part's name. */
    public String region() {
        return region;
    }

    /** The source that it is from: {@code TensorsLesson.java}. */
    public String file() {
        return file;
    }

    /** The part itself, without the indent that all of its lines have. */
    public String code() {
        return code;
    }
}
