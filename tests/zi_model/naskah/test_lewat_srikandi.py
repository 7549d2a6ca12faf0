"""A letter that goes through SRIKANDI says the same, but for the places that the system fills."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from tests.zi_model.bahan_sigi import TW1, kantor, tahun
from zi_model.naskah.inti.bahan import Bahan
from zi_model.naskah.inti.naskah import Naskah, PenandaTangan, TagSistem
from zi_model.naskah.keluarga import jenis_bernomor, jenis_lewat_srikandi, jenis_srikandi
from zi_model.naskah.lewat_srikandi import lewat_srikandi
from zi_model.naskah.rapat.isi import IsiUndangan
from zi_model.naskah.rapat.paket import susun_rapat
from zi_model.naskah.surat.surat_pengantar import IsiSuratPengantar, susun_surat_pengantar
from zi_model.satker import Satker
from zi_model.srikandi import JALUR, cari_tag


def satker(*jenis: str) -> Satker:
    return kantor().satker.model_copy(update={"srikandi": jenis})


@cache
def paket() -> tuple[Naskah, ...]:
    bahan = Bahan(tahun(), ())
    (kewajiban,) = (k for k in tahun().kewajiban if k.baris.indikator.naskah == "rapat/monev" and k.periode == TW1)
    return tuple(susun_rapat(bahan, kewajiban))


def lewat(naskah: Naskah, *jenis: str) -> Naskah:
    return lewat_srikandi(naskah, satker(*jenis))


def test_number_date_and_signature_become_tags_and_nothing_else_changes() -> None:
    asli = paket()[0]
    sesudah = lewat(asli, "undangan")
    assert isinstance(sesudah.isi, IsiUndangan)
    assert isinstance(asli.isi, IsiUndangan)
    assert (str(sesudah.isi.nomor), str(sesudah.isi.tanggal)) == ("${nomor_naskah}", "${tanggal_naskah}")
    penanda = sesudah.isi.penanda_tangan
    assert (str(penanda.jabatan), str(penanda.nama)) == ("${jabatan_pengirim}", "${ttd_pengirim}\n${nama_pengirim}")
    assert sesudah.jalur == JALUR
    berubah = {n for n in IsiUndangan.model_fields if getattr(asli.isi, n) != getattr(sesudah.isi, n)}
    assert berubah == {"nomor", "tanggal", "penanda_tangan"}
    assert dataclasses.replace(sesudah, isi=asli.isi, jalur="") == asli


def test_a_post_without_nip_gets_no_tag_for_it_and_one_with_nip_does() -> None:
    def penanda(naskah: Naskah, *jenis: str) -> PenandaTangan:
        isi = lewat(naskah, *jenis).isi
        assert isinstance(isi, IsiUndangan | IsiSuratPengantar)
        return isi.penanda_tangan

    (pengantar,) = susun_surat_pengantar(kantor(), TW1, paket())
    assert penanda(paket()[0], "undangan").nip is None, "a commissioner has none"
    assert penanda(pengantar, "surat-pengantar").nip == TagSistem(nama="nip_pengirim")


def test_only_the_kinds_that_the_office_names_go_through_it() -> None:
    assert {lewat(n, "undangan").jalur for n in paket()[1:]} == {""}
    assert [lewat(n) for n in paket()] == list(paket())
    assert lewat(paket()[0], "laporan", "notula") == paket()[0]


def test_a_kind_can_go_through_it_when_one_person_signs_it_and_it_has_a_number() -> None:
    assert jenis_bernomor() - jenis_lewat_srikandi() == {"notula"}, "chair and note-taker sign it"
    assert [jenis_srikandi(j) for j in ("laporan-monev", "undangan-wbs", "notula-wbs", "dokumentasi-wbs")] == [
        *("laporan", "undangan"),
        *(None, None),
    ]


@pytest.mark.parametrize(
    ("teks", "tag"),
    [
        ("Nomor: ${nomor_naskah}", [("${nomor_naskah}", True)]),
        ("${ttd_pengirim2} ${nip_pengirim2}", [("${ttd_pengirim2}", True), ("${nip_pengirim2}", True)]),
        ("${nomer_naskah} ${hal2}", [("${nomer_naskah}", False), ("${hal2}", False)]),
        ("${ nomor_naskah } $ {hal}", [("${ nomor_naskah }", False), ("$ {hal}", False)]),
        ("Rp ${} {hal} $5", [("${}", False)]),
    ],
)
def test_a_tag_is_known_only_as_the_system_writes_it(teks: str, tag: list[tuple[str, bool]]) -> None:
    assert cari_tag(teks) == tag
