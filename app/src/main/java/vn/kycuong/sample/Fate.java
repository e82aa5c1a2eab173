package vn.kycuong.sample;

import java.util.random.RandomGenerator;

/**
 * What will happen to one dossier of the sample.
 *
 * @param online applied for at the portal
 * @param end how it ends
 * @param pace share of each step's allowance that the step takes, in percent
 * @param apologises whether the head apologises in time when it will be late
 * @param mispressed whether the hand-over is pressed too early once, and corrected
 */
record Fate(boolean online, End end, int pace, boolean apologises, boolean mispressed) {
    enum End {
        RETURNED,
        SUPPLEMENTED,
        GUIDED,
        REFUSED
    }

    /** @param diligence 0..99: how well the unit works; the lower, the more dossiers are late */
    static Fate draw(RandomGenerator random, int diligence) {
        int dice = random.nextInt(100);
        var end = dice < 84 ? End.RETURNED : dice < 95 ? End.SUPPLEMENTED : dice < 98 ? End.GUIDED : End.REFUSED;
        boolean slow = random.nextInt(100) >= diligence;
        int pace = slow ? 125 + random.nextInt(120) : 20 + random.nextInt(65);
        return new Fate(random.nextInt(100) < 18, end, pace, random.nextBoolean(), random.nextInt(400) == 0);
    }
}
