package vn.kycuong.procedure;

/**
 * A way of handing in (cách thức thực hiện). Its time and its fee are the limits and fees of its channel.
 *
 * @param channel COUNTER, POSTAL or ONLINE
 * @param note what is particular about it, or empty
 * @param place where, or empty
 */
public record Way(String channel, String note, String place) {}
