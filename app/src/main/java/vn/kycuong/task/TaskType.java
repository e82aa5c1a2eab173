package vn.kycuong.task;

/** What is asked for; gives the limit where the document names none (K2). */
public enum TaskType {
    /** A written answer. */
    REPLY,
    REPORT,
    /** A scheme or project to be submitted. */
    SCHEME,
    /** A legal or administrative document to be drafted or issued. */
    DOCUMENT,
    OTHER;

    String limitRule() {
        return "task.limit." + name();
    }

    public String wordKey() {
        return "task.type." + name();
    }
}
