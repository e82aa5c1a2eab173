package vn.kycuong.process.web;

import vn.kycuong.process.ProcessEdition;

/** A process in the list. @param inForce the version of today @param versions how many there are */
public record ProcessLine(String name, ProcessEdition inForce, int versions) {}
