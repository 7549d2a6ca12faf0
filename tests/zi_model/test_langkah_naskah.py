"""The life of a letter: steps in any order, against the same life written down once more by hand."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from zi_model.anjuran import Tindak
from zi_model.daur_naskah import (
    DAUR,
    Langkah,
    LangkahDitolak,
    StatusNaskah,
    Syarat,
    anjuran_langkah,
    bertanda_tangan,
    dapat,
    langkah_mungkin,
    peralihan,
    sudah,
)
from zi_model.srikandi import JALUR as SRIKANDI

KONSEP, SIAP, TTD, ARSIP, BATAL = StatusNaskah
ALASAN, PENCABUT = Syarat.ALASAN, Syarat.PENCABUT


class Surat:
    """A letter on a desk, told by what has happened to it and not by a state; `sistem`: SRIKANDI numbers it."""

    def __init__(self, *, sistem: bool) -> None:
        self.sistem = sistem
        self.lengkap = self.bertanda = self.tersimpan = self.dicoret = False

    @property
    def status(self) -> StatusNaskah:
        if self.dicoret:
            return BATAL
        if self.tersimpan:
            return ARSIP
        if self.bertanda:
            return TTD
        return SIAP if self.lengkap else KONSEP

    def coba(self, langkah: Langkah, ada: frozenset[Syarat]) -> bool:
        """Do the step as a secretary with a paper folder would; tell whether she may."""
        if self.dicoret:
            return False
        match langkah:
            case Langkah.SUSUN:
                return not self.lengkap
            case Langkah.NOMORI:
                return not self.sistem and not self.lengkap and Syarat.TANGGAL in ada
            case Langkah.SIAP:
                boleh = not self.bertanda
                self.lengkap = self.lengkap or boleh
                return boleh
            case Langkah.BUKA:
                boleh = self.lengkap and not self.bertanda and ALASAN in ada
                self.lengkap = self.lengkap and not boleh
                return boleh
            case Langkah.TANDATANGANI:
                bernomor = not self.sistem or Syarat.PENETAPAN in ada
                boleh = self.lengkap and not self.bertanda and Syarat.BERKAS in ada and bernomor
                self.bertanda = self.bertanda or boleh
                return boleh
            case Langkah.LEPAS:
                boleh = self.bertanda and not self.tersimpan and ALASAN in ada
                self.bertanda = self.bertanda and not boleh
                return boleh
            case Langkah.ARSIPKAN:
                self.tersimpan = self.bertanda
                return self.bertanda
            case Langkah.BATAL:
                self.dicoret = ALASAN in ada and (not self.bertanda or PENCABUT in ada)
                return self.dicoret


class Kehidupan(RuleBasedStateMachine):
    """Whatever is tried in whatever order: the table says yes where the desk does, and both are in the same state."""

    def __init__(self) -> None:
        super().__init__()
        self.surat = Surat(sistem=False)
        self.status, self.jalur = KONSEP, ""

    @initialize(sistem=st.booleans())
    def pilih_jalur(self, *, sistem: bool) -> None:
        self.surat, self.jalur = Surat(sistem=sistem), SRIKANDI if sistem else ""

    @rule(langkah=st.sampled_from(Langkah), ada=st.frozensets(st.sampled_from(Syarat)) | st.just(frozenset(Syarat)))
    def tempuh(self, langkah: Langkah, ada: frozenset[Syarat]) -> None:
        boleh = self.surat.coba(langkah, ada)
        try:
            self.status = peralihan(self.status, langkah, ada, self.jalur).ke
        except LangkahDitolak as galat:
            assert not boleh, galat
            mungkin = langkah in (*langkah_mungkin(self.status, self.jalur), Langkah.SUSUN)
            assert bool(galat.kurang) is (mungkin and dapat(self.status, langkah)), "what is forbidden asks for nothing"
            assert self.status.kata in str(galat) or "lewat SRIKANDI" in str(galat)
        else:
            assert boleh

    @invariant()
    def keadaan_sama(self) -> None:
        assert self.status is self.surat.status

    @invariant()
    def yang_disebut_mungkin_memang_dapat_ditempuh(self) -> None:
        disebut = {*langkah_mungkin(self.status, self.jalur), Langkah.SUSUN}
        oleh_sistem = {Langkah.NOMORI} if self.jalur else set()
        assert ({s for s in Langkah if dapat(self.status, s)} | {Langkah.SUSUN}) - oleh_sistem == disebut
        for langkah in langkah_mungkin(self.status, self.jalur):
            assert peralihan(self.status, langkah, jalur=self.jalur).dari is self.status


TestKehidupan = Kehidupan.TestCase


@pytest.mark.parametrize("jalur", ["", SRIKANDI])
def test_every_pair_of_state_and_step_stands_in_the_table_once_for_each_way(jalur: str) -> None:
    pasangan = [(satu.dari, satu.langkah) for satu in DAUR if satu.jalur in {None, jalur}]
    assert len(pasangan) == len(set(pasangan))


def test_a_letter_through_srikandi_gets_its_number_when_it_comes_home_signed() -> None:
    with pytest.raises(LangkahDitolak) as ditolak:
        peralihan(KONSEP, Langkah.NOMORI, jalur=SRIKANDI)
    assert str(ditolak.value) == "lewat SRIKANDI, jadi tidak dinomori di sini: nomor dan tanggalnya dari sana."
    assert Tindak.NOMORI not in {a.tindak for a in anjuran_langkah(KONSEP, "k", "sigi", jalur=SRIKANDI)}
    with pytest.raises(LangkahDitolak, match="sebutkan nomor dan tanggal yang diberi SRIKANDI"):
        peralihan(SIAP, Langkah.TANDATANGANI, {Syarat.BERKAS}, SRIKANDI)
    assert peralihan(SIAP, Langkah.TANDATANGANI, {Syarat.BERKAS, Syarat.PENETAPAN}, SRIKANDI).ke is TTD


def test_a_cancelled_letter_stays_cancelled_and_nothing_is_advised() -> None:
    assert langkah_mungkin(BATAL) == ()
    assert anjuran_langkah(BATAL, "k", "sigi") == ()


def test_only_what_was_issued_needs_another_letter_to_revoke_it() -> None:
    assert [s for s in StatusNaskah if bertanda_tangan(s)] == [TTD, ARSIP]


@pytest.mark.parametrize("status", StatusNaskah)
def test_a_state_is_said_in_words(status: StatusNaskah) -> None:
    assert status.kata.replace(" ", "").islower()
    assert status.sebutan.casefold() == status.kata


@pytest.mark.parametrize(
    ("status", "langkah", "kalimat"),
    [
        (KONSEP, Langkah.TANDATANGANI, "masih konsep, jadi belum dapat dicatat sebagai ditandatangani."),
        (SIAP, Langkah.ARSIPKAN, "masih menunggu tanda tangan, jadi belum dapat diarsipkan."),
        (SIAP, Langkah.NOMORI, "sudah menunggu tanda tangan, jadi tidak dapat dinomori."),
        (TTD, Langkah.BUKA, "sudah ditandatangani, jadi tidak dapat dibuka kembali."),
        (ARSIP, Langkah.LEPAS, "sudah diarsipkan, jadi tidak dapat dilepas salinan bertanda tangannya."),
        (BATAL, Langkah.SIAP, "sudah batal, jadi tidak dapat dinyatakan siap."),
    ],
)
def test_a_refusal_says_whether_the_step_comes_too_early_or_too_late(
    status: StatusNaskah, langkah: Langkah, kalimat: str
) -> None:
    with pytest.raises(LangkahDitolak) as galat:
        peralihan(status, langkah)
    assert (str(galat.value), galat.value.kurang) == (kalimat, ())


def test_what_is_missing_is_asked_for_by_name() -> None:
    with pytest.raises(LangkahDitolak) as galat:
        peralihan(TTD, Langkah.BATAL, {ALASAN})
    assert str(galat.value) == (
        "sudah ditandatangani; untuk dibatalkan, sebutkan naskah yang mencabutnya dan sejak kapan."
    )
    with pytest.raises(LangkahDitolak, match="masih konsep; untuk dibatalkan, sebutkan alasannya"):
        peralihan(KONSEP, Langkah.BATAL, ())


@pytest.mark.parametrize(
    ("status", "langkah"),
    [
        (KONSEP, Langkah.BUKA),
        (SIAP, Langkah.LEPAS),
        (TTD, Langkah.TANDATANGANI),
        (BATAL, Langkah.BATAL),
    ],
)
def test_a_step_that_has_been_done_is_known_as_done(status: StatusNaskah, langkah: Langkah) -> None:
    """A command that was cut off after its last write is given again, and is no mistake."""
    assert [s for s in StatusNaskah if sudah(s, langkah)] == [status]


def test_what_may_be_done_next_is_advised_with_all_that_it_needs() -> None:
    (nomori, siap, batal) = anjuran_langkah(KONSEP, "sigi/2026/x", "sigi", bernomor=True)
    assert (nomori.tindak, dict(nomori.parameter)["bernomor"]) == (Tindak.NOMORI, "ya")
    assert (siap.tindak, batal.tindak) == (Tindak.NYATAKAN_SIAP, Tindak.BATALKAN_NASKAH)
    assert "dicabut" not in dict(batal.parameter)
    assert [dict(a.parameter).get("dicabut") for a in anjuran_langkah(TTD, "k", "sigi")] == [None, None, "ya"]
