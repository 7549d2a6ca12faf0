"""Making the certificates by which the desk is encrypted: the office's own CA, and under it that of the desk.

Computers that trust the CA trust it with nothing but this: web servers (`extendedKeyUsage`) of the desk's own names
(`nameConstraints`), and no CA below it. Whoever stole its key could not pose as a bank. Nothing is read or written
here.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LAMA_CA = dt.timedelta(days=3652)
LAMA_MEJA = dt.timedelta(days=397)
"""Browsers refuse the certificate of a server that is good for longer."""
SISA_CA = dt.timedelta(days=90)
SISA_MEJA = dt.timedelta(days=30)
"""With less than that left, another one is made."""
_JAM_BEDA = dt.timedelta(days=1)
"""By so much the clock of another computer may be slow."""
_CN_MAKS, _CN_EKOR = 64, " Meja ZI"
_SEMUA_GUNA = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


class SertifikatRusak(ValueError):
    """What should be a key and its certificate is none."""


@dataclass(frozen=True)
class Pasangan:
    """A private key and the certificate of its public one."""

    kunci: ec.EllipticCurvePrivateKey
    sertifikat: x509.Certificate

    def ke_pem(self) -> bytes:
        """Return both, the key first."""
        rahasia = self.kunci.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return rahasia + pem(self.sertifikat)


def dari_pem(isi: bytes) -> Pasangan:
    """Return what `Pasangan.ke_pem` wrote; certificates after the first one are another's.

    Raises:
        SertifikatRusak: when it is no key with its certificate.

    """
    try:
        kunci = serialization.load_pem_private_key(isi, None)
        sertifikat = x509.load_pem_x509_certificates(isi)[0]
    except (ValueError, TypeError, IndexError) as galat:
        raise SertifikatRusak(str(galat)) from galat
    if not isinstance(kunci, ec.EllipticCurvePrivateKey) or kunci.public_key() != sertifikat.public_key():
        raise SertifikatRusak("kunci dan sertifikatnya tidak sepasang")
    return Pasangan(kunci, sertifikat)


def pem(sertifikat: x509.Certificate) -> bytes:
    """Return a certificate as text."""
    return sertifikat.public_bytes(serialization.Encoding.PEM)


def sidik(sertifikat: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate as people compare it: `AB12 CD34 …`."""
    teks = sertifikat.fingerprint(hashes.SHA256()).hex().upper()
    return " ".join(teks[i : i + 4] for i in range(0, len(teks), 4))


def nama_umum(nama: Iterable[str]) -> frozenset[x509.GeneralName]:
    """Return the names by which browsers call the desk as certificates write them."""
    return frozenset(_satu_nama(satu.strip("[]")) for satu in nama)


def buat_ca(kantor: str, nama: frozenset[x509.GeneralName], saat: dt.datetime) -> Pasangan:
    """Return a new CA of an office, which can vouch for these names only.

    Its key stands in its own name as well: computers that have installed an earlier one tell the two apart.
    """
    kunci = ec.generate_private_key(ec.SECP256R1())
    pengenal = x509.SubjectKeyIdentifier.from_public_key(kunci.public_key())
    nama_ca = kantor.encode()[: _CN_MAKS - len(_CN_EKOR)].decode(errors="ignore") + _CN_EKOR
    milik = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, pengenal.digest.hex()[:8]),
            x509.NameAttribute(NameOID.COMMON_NAME, nama_ca),
        ]
    )
    boleh = sorted((_batas(satu) for satu in nama), key=repr)
    sertifikat = (
        _dasar(milik, milik, kunci, saat, saat - _JAM_BEDA + LAMA_CA)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_guna("key_cert_sign", "crl_sign"), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=boleh, excluded_subtrees=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(pengenal, critical=False)
        .sign(kunci, hashes.SHA256())
    )
    return Pasangan(kunci, sertifikat)


def buat_meja(ca: Pasangan, nama: frozenset[x509.GeneralName], saat: dt.datetime) -> Pasangan:
    """Return a new certificate of the desk under these names, which ends no later than its CA."""
    kunci = ec.generate_private_key(ec.SECP256R1())
    milik = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Meja ZI")])
    akhir = min(saat - _JAM_BEDA + LAMA_MEJA, ca.sertifikat.not_valid_after_utc)
    penerbit = ca.sertifikat.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    sertifikat = (
        _dasar(milik, ca.sertifikat.subject, kunci, saat, akhir)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_guna("digital_signature"), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName(sorted(nama, key=repr)), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(kunci.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(penerbit), critical=False)
        .sign(ca.kunci, hashes.SHA256())
    )
    return Pasangan(kunci, sertifikat)


def nama_boleh(ca: x509.Certificate) -> frozenset[x509.GeneralName]:
    """Return the names for which a CA can vouch.

    Raises:
        SertifikatRusak: when it is no CA of ours.

    """
    try:
        batas = ca.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees
    except x509.ExtensionNotFound as galat:
        raise SertifikatRusak("bukan sertifikat kantor yang dibuat program ini") from galat
    return frozenset(_tanpa_batas(satu) for satu in batas or ())


def masih_baik(
    meja: x509.Certificate, ca: x509.Certificate, nama: frozenset[x509.GeneralName], saat: dt.datetime
) -> bool:
    """Tell whether the desk can go on with a certificate: of this CA, under exactly these names, for a while yet."""
    try:
        meja.verify_directly_issued_by(ca)
        tertulis = meja.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound):
        return False
    berlaku = meja.not_valid_before_utc <= saat <= meja.not_valid_after_utc - SISA_MEJA
    return berlaku and frozenset(tertulis) == nama


def _satu_nama(nama: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(nama))
    except ValueError:
        return x509.DNSName(nama)


def _batas(nama: x509.GeneralName) -> x509.GeneralName:
    """Return the constraint that permits one name: an address is the smallest of networks."""
    return x509.IPAddress(ipaddress.ip_network(str(nama.value))) if isinstance(nama, x509.IPAddress) else nama


def _tanpa_batas(batas: x509.GeneralName) -> x509.GeneralName:
    jaringan = batas.value
    if isinstance(jaringan, ipaddress.IPv4Network | ipaddress.IPv6Network) and jaringan.num_addresses == 1:
        return x509.IPAddress(jaringan.network_address)
    return batas


def _guna(*dipakai: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{nama: nama in dipakai for nama in _SEMUA_GUNA})


def _dasar(
    milik: x509.Name, penerbit: x509.Name, kunci: ec.EllipticCurvePrivateKey, saat: dt.datetime, akhir: dt.datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(milik)
        .issuer_name(penerbit)
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(saat - _JAM_BEDA)
        .not_valid_after(akhir)
    )
